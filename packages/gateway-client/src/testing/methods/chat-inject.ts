import { randomUUID } from "node:crypto";

import { readText } from "../params/read-params.ts";
import { filledText, object, text } from "../params/rule.ts";
import { agentOf } from "../sessions-state.ts";
import { answer, invalid } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";

/** `chat.inject`: puts a message of the assistant into a session. It works without being listed. */
export const chatInject: ServedMethod = {
  isListed: false,
  scope: () => "operator.admin",
  params: () => object({ sessionKey: filledText, message: filledText, label: text }, ["sessionKey", "message"]),
  serve({ params }, world) {
    const session = world.sessions.find(readText(params, "sessionKey") ?? "");
    if (session === undefined) return invalid("session not found");
    const label = readText(params, "label");
    const said = readText(params, "message") ?? "";
    const whole = label === undefined ? said : `[${label}]\n\n${said}`;
    const messageId = world.protocol === 3 ? randomUUID().slice(0, 8) : randomUUID();
    const at = world.clock.now();
    const runId = `inject-${messageId}`;
    const model = { provider: "openclaw", model: "gateway-injected" };
    session.messages.push({ role: "assistant", text: whole, runId, at, model, usage: { input: 0, output: 0 } });
    world.sessions.touch(session);
    const isOld = world.protocol === 3;
    const usage = { input: 0, output: 0, totalTokens: 0 };
    const source = isOld
      ? { stopReason: "injected", usage }
      : {
          stopReason: "stop",
          usage: { ...usage, cacheRead: 0, cacheWrite: 0, cost },
          api: "openai-responses",
          ...model,
        };
    const message = { role: "assistant", content: [{ type: "text", text: whole }], timestamp: at, ...source };
    const owner = isOld ? {} : { agentId: agentOf(session.key) };
    const shown = { runId, sessionKey: isOld ? readText(params, "sessionKey") : session.key, ...owner };
    world.hub.broadcast("chat", { ...shown, seq: 0, state: "final", message });
    return answer({ ok: true, messageId });
  },
};

const cost = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, total: 0 };
