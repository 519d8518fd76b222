import { readText } from "../params/read-params.ts";
import { each, filledText, flag, object, text } from "../params/rule.ts";
import { stopRun } from "../runs/stop-run.ts";
import { canonicalKey, MAIN_SESSION_KEY } from "../sessions-state.ts";
import { STATE_DIR } from "../state-dir.ts";
import { answer, invalid } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";
import { sessionChanged } from "./sessions-changed.ts";

/** `sessions.delete`: stops what runs in the session and forgets it. The main session stays. */
export const sessionsDelete: ServedMethod = {
  scope: () => "operator.admin",
  params: (protocol) =>
    object(
      {
        key: filledText,
        deleteTranscript: flag,
        ...(protocol === 3 ? {} : { agentId: text, emitLifecycleHooks: flag, ...each("expectedSessionId", text) }),
      },
      ["key"],
    ),
  serve({ params }, world) {
    const key = canonicalKey(readText(params, "key") ?? "");
    if (key === MAIN_SESSION_KEY) return invalid(`Cannot delete the main session (${MAIN_SESSION_KEY}).`);
    const running = world.runs.active.filter((run) => run.session.key === key);
    for (const run of running) stopRun(run, "delete", world);
    const hasTranscript = (world.sessions.find(key)?.messages.length ?? 0) > 0;
    const archived = hasTranscript ? [`${STATE_DIR}/agents/main/sessions/deleted.jsonl`] : [];
    const session = world.sessions.find(key);
    const deleted = world.sessions.delete(key);
    sessionChanged(session, "delete", world);
    return answer({ ok: true, key, deleted, archived });
  },
};
