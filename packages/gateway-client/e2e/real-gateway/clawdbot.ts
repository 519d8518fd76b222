import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Generation } from "./generation.ts";

/** What clawdbot imports from its WhatsApp library. */
const WHATSAPP_NAMES = [
  "DisconnectReason",
  "downloadMediaMessage",
  "extractMessageContent",
  "fetchLatestBaileysVersion",
  "getContentType",
  "isJidGroup",
  "makeCacheableSignalKeyStore",
  "makeWASocket",
  "normalizeMessageContent",
  "useMultiFileAuthState",
];

/** A small package without dependencies, in the place of one that is not used. */
const NOTHING = "npm:is-number@7.0.0";

/** Clawdbot, which speaks protocol 3. */
export const clawdbot: Generation = {
  name: "clawdbot",
  version: "2026.1.24-3",
  protocol: 3,
  // Left out: the WhatsApp library, because one of its dependencies comes from a git repository; the local embeddings, because
  // they are 700 MB. A dependency that the registry has lost is replaced by the one that it was forked from.
  manifest: {
    overrides: { "@whiskeysockets/baileys": NOTHING, "node-llama-cpp": NOTHING, cssomnom: "npm:cssom@0.5.0" },
  },
  npmArguments: ["--ignore-scripts"],
  finish: putInertWhatsApp,
  entry: "dist/entry.js",
  ready: "[gateway] listening on ws", // or wss
  hasAllowedOrigins: false,
  configFile: ".clawdbot/clawdbot.json",
  staleLock: ".clawdbot/agents/main/sessions/sessions.json.lock",
  environment: ({ port }) => ({
    CLAWDBOT_GATEWAY_PORT: String(port),
    CLAWDBOT_SKIP_CHANNELS: "1",
    CLAWDBOT_SKIP_PROVIDERS: "1",
    CLAWDBOT_SKIP_BROWSER_CONTROL_SERVER: "1", // it would take the port two above the gateway's
    CLAWDBOT_SKIP_CANVAS_HOST: "1",
    CLAWDBOT_SKIP_GMAIL_WATCHER: "1",
    CLAWDBOT_DISABLE_BONJOUR: "1",
    CLAWDBOT_NO_RESPAWN: "1", // one process, so that a signal reaches the gateway itself
  }),
};

async function putInertWhatsApp(folder: string): Promise<void> {
  const place = join(folder, "node_modules", "@whiskeysockets", "baileys");
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  const manifest = { name: "@whiskeysockets/baileys", version: "0.0.0", type: "module", main: "index.js" };
  await writeFile(join(place, "package.json"), JSON.stringify(manifest));
  const lines = WHATSAPP_NAMES.map((name) => `export const ${name} = undefined;\n`);
  await writeFile(join(place, "index.js"), lines.join(""));
}
