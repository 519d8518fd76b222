import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { MODEL_IDS } from "./model-server.ts";

/** Name of the provider that the gateway knows our model server by. */
const PROVIDER = "local";

/** A fresh home for one gateway, in the system's temporary folder. */
export interface GatewayFolder {
  readonly path: string;
  readonly token: string;
  /** The gateway's whole environment: nothing of the user's own settings, keys or folders gets in. */
  readonly env: Record<string, string>;
}

/** Makes the folder with its configuration (readable by its owner only) and a random token. */
export async function makeGatewayFolder({
  port,
  modelUrl,
}: {
  port: number;
  modelUrl: string;
}): Promise<GatewayFolder> {
  const path = await mkdtemp(join(tmpdir(), "pincer-gateway-"));
  const token = randomBytes(24).toString("base64url");
  const config = join(path, "openclaw.json");
  await mkdir(join(path, "tmp"));
  await writeFile(config, JSON.stringify(gatewayConfig({ path, port, token, modelUrl }), null, 2), { mode: 0o600 });
  const env: Record<string, string> = {
    HOME: path,
    TMPDIR: join(path, "tmp"),
    OPENCLAW_STATE_DIR: join(path, "state"),
    OPENCLAW_CONFIG_PATH: config,
    OPENCLAW_SKIP_CHANNELS: "1",
    OPENCLAW_DISABLE_BONJOUR: "1",
    OPENCLAW_EXEC_SHELL_SNAPSHOT: "0",
    OPENCLAW_NO_AUTO_UPDATE: "1",
    OPENCLAW_NO_RESPAWN: "1",
    NO_COLOR: "1",
  };
  for (const name of ["PATH", "LANG", "LC_ALL", "TZ"]) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return { path, token, env };
}

function gatewayConfig(given: { path: string; port: number; token: string; modelUrl: string }): unknown {
  const { path, port, token, modelUrl } = given;
  const models = MODEL_IDS.map((id) => ({
    id,
    name: id,
    reasoning: false,
    input: ["text"],
    cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
    contextWindow: 200_000,
    maxTokens: 8192,
  }));
  return {
    gateway: { mode: "local", port, bind: "loopback", auth: { mode: "token", token }, controlUi: { enabled: false } },
    logging: { file: join(path, "gateway.log") },
    update: { checkOnStart: false },
    agents: { defaults: { model: { primary: `${PROVIDER}/${MODEL_IDS[0]}` }, workspace: join(path, "ws") } },
    models: {
      mode: "merge",
      providers: { [PROVIDER]: { baseUrl: modelUrl, apiKey: "x", api: "openai-completions", models } },
    },
  };
}
