import { join } from "node:path";

import type { Generation } from "./generation.ts";

/** OpenClaw, which speaks protocol 4. */
export const openclaw: Generation = {
  name: "openclaw",
  version: "2026.9.6",
  protocol: 4,
  manifest: {},
  npmArguments: [],
  entry: "openclaw.mjs",
  ready: "[gateway] ready",
  hasAllowedOrigins: true,
  configFile: "openclaw.json",
  environment: ({ home }) => ({
    OPENCLAW_STATE_DIR: join(home, "state"),
    OPENCLAW_CONFIG_PATH: join(home, "openclaw.json"),
    OPENCLAW_SKIP_CHANNELS: "1",
    OPENCLAW_DISABLE_BONJOUR: "1",
    OPENCLAW_EXEC_SHELL_SNAPSHOT: "0",
    OPENCLAW_NO_AUTO_UPDATE: "1",
    OPENCLAW_NO_RESPAWN: "1",
  }),
};
