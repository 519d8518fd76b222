import { createHash } from "node:crypto";

import type { GatewayWorld } from "../gateway-world.ts";
import { anything, object, text, whole } from "../params/rule.ts";
import { modelName } from "../runs/run.ts";
import { STATE_DIR } from "../state-dir.ts";
import { answer, type WireObject } from "../wire.ts";
import { notServed } from "./not-served.ts";
import type { ServedMethod } from "./served-method.ts";

const REDACTED = "__OPENCLAW_REDACTED__";

/**
 * `config.get`: the configuration that the options of the local gateway amount to. The older gateway shows secrets here; the
 * local one never does.
 */
export const configGet: ServedMethod = {
  scope: (protocol) => (protocol === 3 ? "operator.admin" : "operator.read"),
  params: () => object({}),
  serve: (_request, world) => answer(world.protocol === 3 ? oldConfig(world) : newConfig(world)),
};

/** `config.schema`: one that allows everything. */
export const configSchema: ServedMethod = {
  scope: () => "operator.admin",
  params: () => object({}),
  serve: (_request, { clock }) =>
    answer({
      schema: { type: "object", additionalProperties: true },
      uiHints: {},
      version: "local",
      generatedAt: new Date(clock.now()).toISOString(),
    }),
};

/** `config.patch` and `config.apply` are checked and not served: the options of the local gateway do not change. */
export const configPatch: ServedMethod = {
  isListed: false,
  scope: () => "operator.admin",
  params: () =>
    object(
      {
        raw: text,
        baseHash: text,
        sessionKey: text,
        deliveryContext: anything,
        note: text,
        restartDelayMs: whole(0),
        replacePaths: anything,
      },
      ["raw"],
    ),
  serve: ({ method }) => notServed(method),
};

function parsed({ models, secret, url, protocol }: GatewayWorld): WireObject {
  const auth = { mode: secret.mode, [secret.mode]: REDACTED };
  const port = Number(URL.parse(url())?.port ?? 0);
  const defaults = { model: { primary: modelName(models.fallback) }, workspace: `${STATE_DIR}/workspace` };
  const providers = Object.fromEntries(
    [...new Set(models.all.map(({ provider }) => provider))].map((provider): [string, WireObject] => [
      provider,
      {
        baseUrl: "http://127.0.0.1/v1",
        apiKey: REDACTED,
        api: "openai-completions",
        models: models.all
          .filter((model) => model.provider === provider)
          .map(({ id, name = id, contextWindow = 200_000 }) => ({ id, name, contextWindow, input: ["text"] })),
      },
    ]),
  );
  const gateway = { mode: "local", port, bind: "loopback", auth, controlUi: { enabled: false } };
  const entries = protocol === 3 ? {} : { entries: { main: {} } };
  return { gateway, agents: { defaults, ...entries }, models: { mode: "merge", providers } };
}

function oldConfig(world: GatewayWorld): WireObject {
  const config = parsed(world);
  const raw = JSON.stringify(config);
  const hash = createHash("sha256").update(raw).digest("hex");
  const none = { issues: [], warnings: [], legacyIssues: [] };
  return { path: `${STATE_DIR}/clawdbot.json`, exists: true, raw, parsed: config, valid: true, config, hash, ...none };
}

function newConfig(world: GatewayWorld): WireObject {
  const config = parsed(world);
  const hash = `hmac-sha256:v1:${createHash("sha256").update(JSON.stringify(config)).digest("base64url")}`;
  return {
    path: `${STATE_DIR}/openclaw.json`,
    includedPaths: [],
    includeProvenance: [],
    agentRosterIncludeOwned: false,
    bindingsIncludeOwned: false,
    exists: true,
    raw: null,
    parsed: config,
    sourceConfig: config,
    resolved: config,
    valid: true,
    runtimeConfig: config,
    config,
    hash,
    issues: [],
    warnings: [],
    legacyIssues: [],
    configRevisionHash: hash,
    appliedConfigHash: hash,
  };
}
