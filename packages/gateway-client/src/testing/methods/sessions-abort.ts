import { readText } from "../params/read-params.ts";
import { filledText, object, text } from "../params/rule.ts";
import { stopRun } from "../runs/stop-run.ts";
import { canonicalKey } from "../sessions-state.ts";
import { answer } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";

/** `sessions.abort`: stops the run of a session. Only the newer gateway has it. */
export const sessionsAbort: ServedMethod = {
  protocols: [4],
  scope: () => "operator.write",
  params: () => object({ key: filledText, runId: filledText, agentId: text }),
  serve({ params }, world) {
    const key = readText(params, "key");
    const runId = readText(params, "runId");
    const run = world.runs.active.find(
      (active) =>
        (runId === undefined || active.runId === runId) &&
        (key === undefined || active.session.key === canonicalKey(key)),
    );
    const isStopped = run !== undefined && (key !== undefined || runId !== undefined) && stopRun(run, "rpc", world);
    return answer({
      ok: true,
      abortedRunId: isStopped ? run.runId : null,
      status: isStopped ? "aborted" : "no-active-run",
    });
  },
};
