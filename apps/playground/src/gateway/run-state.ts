import type { ErrorView } from "../errors/describe-error.ts";

/** One question and its answer. */
export interface RunView {
  readonly question: string;
  /** `null` for the gateway's main session. */
  readonly sessionKey: string | null;
  readonly status: "asking" | "streaming" | "done" | "aborted" | "failed";
  readonly text: string;
  readonly runId: string | null;
  readonly aborting: boolean;
  readonly error: ErrorView | null;
}

/** What can happen to it. */
export type RunAction =
  | { readonly type: "run/asked"; readonly question: string; readonly sessionKey: string | null }
  | { readonly type: "run/accepted"; readonly runId: string }
  | { readonly type: "run/text"; readonly text: string }
  | { readonly type: "run/answered"; readonly text: string }
  | { readonly type: "run/aborting" }
  | { readonly type: "run/abort-refused"; readonly error: ErrorView }
  | { readonly type: "run/ended"; readonly status: "aborted" | "failed"; readonly error: ErrorView };

export function reduceRun(run: RunView | null, action: RunAction): RunView | null {
  if (action.type === "run/asked") {
    const { question, sessionKey } = action;
    return { question, sessionKey, status: "asking", text: "", runId: null, aborting: false, error: null };
  }
  if (run === null) return null;
  switch (action.type) {
    case "run/accepted":
      return { ...run, runId: action.runId };
    case "run/text":
      return { ...run, status: "streaming", text: run.text + action.text };
    case "run/answered":
      return { ...run, status: "done", text: action.text, aborting: false };
    case "run/aborting":
      return { ...run, aborting: true, error: null };
    case "run/abort-refused":
      return { ...run, aborting: false, error: action.error };
    case "run/ended":
      return { ...run, status: action.status, aborting: false, error: action.error };
  }
}

/** True while an answer is still to come. */
export function isRunning(run: RunView | null): boolean {
  return run?.status === "asking" || run?.status === "streaming";
}

/** A run whose connection was ended here: what comes of it cannot be seen any more. */
export function cutOff(run: RunView | null): RunView | null {
  if (run === null || !isRunning(run)) return run;
  return { ...run, status: "failed", aborting: false, error: disconnected };
}

const disconnected: ErrorView = {
  name: "Disconnected",
  message: "You disconnected before the answer was complete. The run may go on at the gateway.",
  code: null,
  status: null,
  requestId: null,
  advice: "Connect and ask again.",
  issues: [],
};
