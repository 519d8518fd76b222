/** When a round may dial: days 1 (Monday) to 7, times as HH:MM. */
export interface BatchWindow {
  readonly days: readonly number[];
  readonly start: string;
  readonly end: string;
}

/** One try of a batch; the first has neither `after` nor `on`. */
export interface BatchRound {
  /** Minutes after the last try. */
  readonly after?: number;
  /** The outcomes that are tried again. */
  readonly on?: readonly string[];
  readonly windows?: readonly BatchWindow[];
}

/** Texts that are sent to who was not reached. */
export interface BatchMessagePolicy {
  readonly onFirstFail?: { readonly body: string };
  readonly onFinalFail?: { readonly body: string };
}

/** A running batch that waits for its `startAt` is shown as `scheduled`. */
export type CallBatchStatus = "running" | "paused" | "completed" | "canceled" | "expired";

/** A batch of calls. */
export interface CallBatchFields {
  readonly name: string;
  readonly from: string;
  readonly target: { readonly callFlowId: string } | { readonly agentId: string } | { readonly url: string };
  readonly maxConcurrency: number;
  readonly pacingPerMinute: number;
  readonly timezone: string;
  readonly startAt: number | undefined;
  readonly endAt: number | undefined;
  readonly machineDetection: "Enable" | "Hangup" | undefined;
  readonly rounds: readonly BatchRound[];
  readonly messagePolicy: BatchMessagePolicy | null;
  status: CallBatchStatus;
  lastDialAt: number | undefined;
  readonly tasks: CallBatchTask[];
  /** The pending tasks by the round that comes next for them, those that have waited longest first. */
  readonly queues: CallBatchTask[][];
  /** How many calls of the batch are under way. */
  dialing: number;
  /** Stops the timer of the next dial. */
  stopTimer: () => void;
}

/** What has become of a number. */
export type CallBatchTaskStatus = "pending" | "dialing" | "done" | "failed" | "canceled" | "suppressed" | "expired";

/** One number of a batch. */
export interface CallBatchTask {
  readonly id: string;
  readonly to: string;
  readonly variables: Readonly<Record<string, unknown>>;
  status: CallBatchTaskStatus;
  /** How often it was dialled. */
  dialRound: number;
  nextAttemptAt: number | undefined;
  callId: string | null;
  disposition: string | null;
  answeredBy: string | null;
  lastError: string | null;
  messageKind: "first" | "final" | null;
  messageId: string | undefined;
}
