import { join } from "node:path";

import { MODEL_IDS } from "./model-server.ts";

/** Name of the provider that the gateway knows our model server by. */
const PROVIDER = "local";

/** What a test may want otherwise than the suite's gateways have it. */
export interface GatewaySettings {
  /** @default "token" */
  readonly auth?: "token" | "password" | undefined;
  /** Web origins beyond loopback that may connect. Only OpenClaw asks for origins. @default none */
  readonly allowedOrigins?: readonly string[] | undefined;
}

/** The content of a gateway's configuration file. Both generations take the same. */
export function gatewayConfig(
  given: GatewaySettings & {
    readonly path: string;
    readonly port: number;
    readonly secret: string;
    readonly modelUrl: string;
  },
): unknown {
  const { path, port, secret, modelUrl, auth = "token", allowedOrigins } = given;
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
    gateway: {
      mode: "local",
      port,
      bind: "loopback",
      auth: { mode: auth, [auth]: secret },
      controlUi: { enabled: false, ...(allowedOrigins && { allowedOrigins }) },
    },
    logging: { file: join(path, "gateway.log") },
    update: { checkOnStart: false },
    agents: { defaults: { model: { primary: `${PROVIDER}/${MODEL_IDS[0]}` }, workspace: join(path, "ws") } },
    models: {
      mode: "merge",
      providers: { [PROVIDER]: { baseUrl: modelUrl, apiKey: "x", api: "openai-completions", models } },
    },
  };
}
