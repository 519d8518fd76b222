import { readNumber, readText } from "../params/read-params.ts";
import { each, filledText, flag, object, text, whole } from "../params/rule.ts";
import { canonicalKey } from "../sessions-state.ts";
import { answer } from "../wire.ts";
import { newMessage } from "./chat-history.ts";
import type { ServedMethod } from "./served-method.ts";
import { toNewRow } from "./session-row.ts";

/** `sessions.describe`: the row of one session; `null` where there is none. */
export const sessionsDescribe: ServedMethod = {
  protocols: [4],
  scope: () => "operator.read",
  params: () => object({ key: filledText, ...each("includeDerivedTitles includeLastMessage", flag) }, ["key"]),
  serve({ params }, world) {
    const session = world.sessions.find(readText(params, "key") ?? "");
    return answer({ session: session === undefined ? null : toNewRow(session, world) });
  },
};

/** `sessions.get`: the messages of a session. It works without being listed. */
export const sessionsGet: ServedMethod = {
  protocols: [4],
  isListed: false,
  scope: () => "operator.read",
  params: () => object({ ...each("key sessionKey", text), limit: whole(1) }),
  serve({ params }, world) {
    const key = readText(params, "key") ?? readText(params, "sessionKey") ?? "";
    const all = world.sessions.find(key)?.messages ?? [];
    const shown = all.slice(-(readNumber(params, "limit") ?? 200));
    const before = all.length - shown.length;
    return answer({ messages: shown.map((message, index) => newMessage(message, before + index + 1)) });
  },
};

/** `sessions.subscribe`: from now on this connection is told of every session that changes. */
export const sessionsSubscribe: ServedMethod = {
  protocols: [4],
  scope: () => "operator.read",
  params: () => object({}),
  serve({ connection }) {
    connection.watchesSessions = true;
    return answer({ subscribed: true });
  },
};

/** `sessions.compact`: there is never so much that it would be worth while. */
export const sessionsCompact: ServedMethod = {
  scope: () => "operator.admin",
  params: (protocol) =>
    object({ key: filledText, maxLines: whole(1), ...(protocol === 3 ? {} : { agentId: text }) }, ["key"]),
  serve({ params }, { protocol }) {
    const key = canonicalKey(readText(params, "key") ?? "");
    const reason = protocol === 3 ? "no transcript" : "Nothing to compact (session too small)";
    return answer({ ok: protocol === 3, key, compacted: false, reason });
  },
};
