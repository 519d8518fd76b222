import type { WireObject } from "../wire.ts";
import type { Run } from "./run.ts";

/** The newer gateway's record of what a run was asked and what served it. */
export function receipt(run: Run, disposition?: string): WireObject {
  const { runId, session, model } = run;
  return {
    runId,
    sessionId: session.sessionId,
    turnId: runId,
    requested: { ...model },
    effective: { ...model, responseModel: model.model },
    successfulToolNames: [...new Set(run.usedTools)],
    rerouted: false,
    ...(disposition === undefined ? {} : { terminalDisposition: disposition }),
  };
}
