import { randomUUID } from "node:crypto";

import type { GatewayWorld } from "../gateway-world.ts";
import { readNumber, readText } from "../params/read-params.ts";
import { each, filledText, object, text, whole } from "../params/rule.ts";
import { canonicalKey, type HistoryMessage, type Session } from "../sessions-state.ts";
import { answer, type WireObject } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";
import { newDefaults, newUnseenRow, toNewRow } from "./session-row.ts";
import { MAX_CHARS, shortenMessage } from "./shorten-message.ts";

/** `chat.history`: the newest messages, oldest first. */
export const chatHistory: ServedMethod = {
  scope: () => "operator.read",
  params: (protocol) =>
    object(
      {
        sessionKey: filledText,
        limit: whole(1, 1_000),
        ...(protocol === 3
          ? {}
          : { ...each("agentId cursor messageId", text), offset: whole(0), maxChars: whole(1, 500_000) }),
      },
      ["sessionKey"],
    ),
  serve({ params }, world) {
    const key = readText(params, "sessionKey") ?? "";
    const session = world.sessions.find(key);
    const all = session?.messages ?? [];
    const limit = readNumber(params, "limit") ?? 200;
    const messages = all.slice(-limit);
    const known = session === undefined ? {} : { sessionId: session.sessionId };
    if (world.protocol === 3) {
      return answer({
        sessionKey: key,
        ...known,
        messages: messages.map(oldMessage),
        thinkingLevel: thinkingOf(session),
      });
    }
    const seqBefore = all.length - messages.length;
    const maxChars = readNumber(params, "maxChars") ?? MAX_CHARS;
    return answer({
      sessionKey: canonicalKey(key),
      ...known,
      messages: messages.map((message, index) => shortenMessage(newMessage(message, seqBefore + index + 1), maxChars)),
      pendingInputs: { items: [], total: 0 },
      ...(messages.length === 0 ? {} : { deltaCursor: String(all.length) }),
      hasMore: seqBefore > 0,
      totalMessages: all.length,
      defaults: newDefaults(world),
      sessionInfo: sessionInfo(key, session, world),
    });
  },
};

function thinkingOf(session: Session | undefined): unknown {
  return session?.settings["thinkingLevel"] ?? "off";
}

function sessionInfo(key: string, session: Session | undefined, world: GatewayWorld): WireObject {
  const row = session === undefined ? newUnseenRow(canonicalKey(key), world) : toNewRow(session, world);
  return { ...row, activeLeafEntryId: null };
}

function oldMessage(message: HistoryMessage): WireObject {
  const { role, text: said, at } = message;
  const content = [{ type: "text", text: said }];
  if (role === "user") return { role, content, timestamp: at };
  return { role, content, ...source(message), stopReason: "stop", timestamp: at };
}

/** A message as protocol 4 shows it. */
export function newMessage(message: HistoryMessage, seq: number): WireObject {
  const { role, text: said, at, runId, aborted } = message;
  const common = { id: randomUUID(), recordTimestampMs: at, transcriptPosition: { source: "local", rawSeq: seq }, seq };
  if (role === "user") {
    const idempotencyKey = `${runId}:user`;
    const marks = { senderIsOwner: true, ...common, idempotencyKey };
    return { role, content: said, timestamp: at, idempotencyKey, __openclaw: marks };
  }
  const abort = aborted === true ? { openclawAbort: { aborted: true, origin: "rpc", runId } } : {};
  const content = [{ type: "text", text: said }];
  const marks = { runId, ...common };
  return { role, content, ...source(message), stopReason: "stop", timestamp: at, ...abort, __openclaw: marks };
}

function source({ model, usage }: HistoryMessage): WireObject {
  const { input, output } = usage;
  const cost = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, total: 0 };
  return {
    api: "openai-completions",
    provider: model.provider,
    model: model.model,
    usage: { input, output, cacheRead: 0, cacheWrite: 0, totalTokens: input + output, cost },
  };
}
