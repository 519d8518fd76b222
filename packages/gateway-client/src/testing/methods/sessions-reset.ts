import { readText } from "../params/read-params.ts";
import { constant, filledText, object, text } from "../params/rule.ts";
import { stopRun } from "../runs/stop-run.ts";
import { canonicalKey } from "../sessions-state.ts";
import { answer } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";
import { resolved, sessionEntry } from "./session-entry.ts";
import { sessionChanged } from "./sessions-changed.ts";

/** `sessions.reset`: forgets the conversation. A running run goes on in the older gateway and is stopped in the newer one. */
export const sessionsReset: ServedMethod = {
  scope: () => "operator.admin",
  params: (protocol) =>
    object({ key: filledText, ...(protocol === 3 ? {} : { agentId: text, reason: constant("new", "reset") }) }, [
      "key",
    ]),
  serve({ params }, world) {
    const key = readText(params, "key") ?? "";
    const isOld = world.protocol === 3;
    const session = world.sessions.open(key, "operator");
    const running = world.runs.active.filter((run) => run.session === session);
    if (!isOld) for (const run of running) stopRun(run, "restart", world);
    world.sessions.reset(session, isOld);
    sessionChanged(session, params["reason"] === "new" ? "new" : "reset", world);
    const entry = { ...sessionEntry(session, world), systemSent: false, abortedLastRun: false };
    if (isOld) return answer({ ok: true, key: canonicalKey(key), entry });
    const { provider, model } = world.sessions.modelOf(session);
    const more = { sessionStartedAt: session.updatedAt, compactionCount: 0, modelProvider: provider, model };
    return answer({
      ok: true,
      key: canonicalKey(key),
      entry: { ...entry, ...more },
      resolved: resolved(session, world),
    });
  },
};
