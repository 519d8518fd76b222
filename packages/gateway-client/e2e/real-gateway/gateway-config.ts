import { join } from "node:path";

import type { Generation } from "./generation.ts";
import { MODEL_IDS } from "./model-server.ts";

/** Name of the provider that the gateway knows our model server by. */
const PROVIDER = "local";

/** The same server under another name: a gateway leaves a provider alone for a while, for every session, after a 401. */
const FAILING_PROVIDER = "failing";

/** A model for tests in which the model refuses its key. */
export const FAILING_MODEL: string = `${FAILING_PROVIDER}/${MODEL_IDS[0]}`;

/** What a test may want otherwise than the suite's gateways have it. */
export interface GatewaySettings {
  /** @default "token" */
  readonly auth?: "token" | "password" | undefined;
  /** Web origins beyond loopback that may connect. Clawdbot asks for no origins. @default none */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** TLS with a certificate that the gateway makes for itself. @default false */
  readonly tls?: boolean | undefined;
}

/** The content of a gateway's configuration file. Both generations take the same. */
export function gatewayConfig(
  given: GatewaySettings & {
    readonly generation: Generation;
    readonly path: string;
    readonly port: number;
    readonly secret: string;
    readonly modelUrl: string;
  },
): unknown {
  const { generation, path, port, secret, modelUrl, auth = "token", tls = false } = given;
  const allowedOrigins = generation.hasAllowedOrigins ? given.allowedOrigins : undefined;
  const models = MODEL_IDS.map((id) => ({
    id,
    name: id,
    reasoning: false,
    input: ["text"],
    cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
    contextWindow: 200_000,
    maxTokens: 8192,
  }));
  const provider = { baseUrl: modelUrl, apiKey: "x", api: "openai-completions", models };
  return {
    gateway: {
      mode: "local",
      port,
      bind: "loopback",
      ...(tls && { tls: { enabled: true } }),
      auth: { mode: auth, [auth]: secret },
      controlUi: { enabled: false, ...(allowedOrigins && { allowedOrigins }) },
    },
    logging: { file: join(path, "gateway.log") },
    update: { checkOnStart: false },
    agents: { defaults: { model: { primary: `${PROVIDER}/${MODEL_IDS[0]}` }, workspace: join(path, "ws") } },
    models: { mode: "merge", providers: { [PROVIDER]: provider, [FAILING_PROVIDER]: provider } },
  };
}
