import { readNumber, readText } from "../params/read-params.ts";
import { filledText, object, whole } from "../params/rule.ts";
import { answer } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";

/** `agent.wait`: how a run ended, or `timeout` if it did not within the time or was never heard of. */
export const agentWait: ServedMethod = {
  scope: () => "operator.write",
  params: () => object({ runId: filledText, timeoutMs: whole(0) }, ["runId"]),
  async serve({ params }, world) {
    const runId = readText(params, "runId") ?? "";
    const ended = await world.runs.wait(runId, readNumber(params, "timeoutMs") ?? 30_000);
    if (ended !== undefined) return answer(ended);
    const run = world.runs.findAny(runId);
    const isQueued =
      world.protocol === 4 && run !== undefined && run.final === undefined && run.startedAt === undefined;
    if (isQueued) return answer({ runId, status: "pending", timeoutPhase: "queue", providerStarted: false });
    return answer({ runId, status: "timeout" });
  },
};
