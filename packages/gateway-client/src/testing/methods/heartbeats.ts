import { anything, constant, filledText, flag, object, text } from "../params/rule.ts";
import { answer } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";

/** `wake`: accepted; the local gateway has no heartbeat that it would wake. */
export const wake: ServedMethod = {
  scope: (protocol) => (protocol === 3 ? "operator.admin" : "operator.write"),
  params: () =>
    object({ mode: constant("now", "next-heartbeat"), text: filledText, sessionKey: text, agentId: text }, [
      "mode",
      "text",
    ]),
  serve: () => answer({ ok: true }),
};

/** `last-heartbeat`: there was none. */
export const lastHeartbeat: ServedMethod = {
  scope: () => "operator.read",
  params: () => object({}),
  serve: () => answer(null),
};

/** `set-heartbeats`: accepted. */
export const setHeartbeats: ServedMethod = {
  scope: () => "operator.admin",
  params: () => object({ enabled: flag }, ["enabled"]),
  serve: ({ params }) => answer({ ok: true, enabled: params["enabled"] }),
};

/** `system-event`: accepted. */
export const systemEvent: ServedMethod = {
  scope: () => "operator.admin",
  params: () =>
    object(
      {
        text: filledText,
        deviceId: text,
        instanceId: text,
        host: text,
        ip: text,
        mode: text,
        version: text,
        platform: text,
        deviceFamily: text,
        modelIdentifier: text,
        lastInputSeconds: anything,
        reason: text,
        roles: anything,
        scopes: anything,
        tags: anything,
      },
      ["text"],
    ),
  serve: () => answer({ ok: true }),
};
