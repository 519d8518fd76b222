import { readText } from "../params/read-params.ts";
import { each, flag, object, text } from "../params/rule.ts";
import { agentOf } from "../sessions-state.ts";
import { answer, invalid } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";

/** `sessions.resolve`: the full key of a session, by key, id or label. It works without being listed. */
export const sessionsResolve: ServedMethod = {
  isListed: false,
  scope: () => "operator.read",
  params: () =>
    object({ ...each("key sessionId label agentId spawnedBy", text), ...each("includeGlobal includeUnknown", flag) }),
  serve({ params }, world) {
    const wanted = readText(params, "key") ?? readText(params, "sessionId") ?? readText(params, "label") ?? "";
    const found =
      params["key"] === undefined
        ? world.sessions.all.find((session) => session.sessionId === wanted || session.label === wanted)
        : world.sessions.find(wanted);
    if (found === undefined) return invalid(`No session found: ${wanted}`);
    const owner = world.protocol === 3 ? {} : { agentId: agentOf(found.key) };
    return answer({ ok: true, key: found.key, ...owner });
  },
};
