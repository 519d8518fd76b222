import type { GatewayWorld } from "../gateway-world.ts";
import { readNumber, readText } from "../params/read-params.ts";
import { anything, each, filledText, flag, list, object, text, whole } from "../params/rule.ts";
import { runAgent } from "../runs/run-agent.ts";
import { canonicalKey } from "../sessions-state.ts";
import { answer, invalid, type Answer } from "../wire.ts";
import { stopRuns } from "./chat-abort.ts";
import { makeRun } from "./make-run.ts";
import type { ServedMethod } from "./served-method.ts";

const newTexts =
  "agentId sessionId queueMode intent originatingChannel originatingTo originatingAccountId originatingThreadId";

/** `chat.send`: answered once; how it went is told by `chat` events. */
export const chatSend: ServedMethod = {
  scope: () => "operator.write",
  params: (protocol) =>
    object(
      {
        sessionKey: protocol === 3 ? filledText : text,
        message: protocol === 3 ? filledText : text,
        idempotencyKey: filledText,
        thinking: text,
        deliver: flag,
        attachments: list(anything),
        timeoutMs: whole(0),
        ...(protocol === 3 ? {} : { ...each(newTexts, text), fastMode: anything, expectedSessionId: text }),
      },
      protocol === 3 ? ["sessionKey", "message", "idempotencyKey"] : ["message", "idempotencyKey"],
    ),

  serve(request, world) {
    const { params, method } = request;
    const { protocol } = world;
    const key = readText(params, "sessionKey");
    const message = readText(params, "message") ?? "";
    const runId = readText(params, "idempotencyKey") ?? "";
    if (key === undefined || key === "") {
      return invalid("session mutation target is unavailable", { code: "SESSION_MUTATION_TARGET_REQUIRED", method });
    }
    if (message === "" && params["attachments"] === undefined) return invalid("message or attachment required");
    if (message.trim() === "/stop") return stopRuns(key, undefined, "stop", world);
    const resent = resend(runId, message, world);
    if (resent !== undefined) return resent;
    const target = { key, shownKey: protocol === 3 ? key : canonicalKey(key), sessionId: undefined };
    const run = makeRun("chat", runId, target, (readNumber(params, "timeoutMs") ?? 0) / 1_000, request, world);
    request.respond(answer({ runId, status: "started" }));
    world.runs.start(run, (turn) => runAgent(turn, world));
    return undefined;
  },
};

function resend(runId: string, message: string, { runs, protocol }: GatewayWorld): Answer | undefined {
  const known = runs.known("chat", runId, protocol === 3);
  if (known === undefined) return undefined;
  if (known.final !== undefined) return answer({ runId, status: "ok" });
  if (protocol === 3 || known.message === message) return answer({ runId, status: "in_flight" });
  const conflict =
    "This message ID was already used for different input. Check the conversation history and use a new message ID to send again.";
  return invalid(conflict, { reason: "chat-request-conflict" });
}
