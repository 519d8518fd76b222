import type { Call } from "../../generated/types.ts";
import type { SummaryPlan, SummaryState, TranscriptPlan, TranscriptState } from "./transcript-state.ts";
import type { TransferRecord } from "./transfer-record.ts";

/** Every state of a call. */
export type CallStatus =
  | "queued"
  | "ringing"
  | "in-progress"
  | "completed"
  | "failed"
  | "busy"
  | "no-answer"
  | "canceled"
  | "rejected";

/** How a call can end that nobody cancels. */
export type CallOutcome = "completed" | "busy" | "no-answer" | "failed" | "rejected";

/** What the called party will do. */
export interface CallPlan {
  readonly outcome: CallOutcome;
  readonly answeredBy: "human" | "machine" | "unknown";
  /** How long the talk lasts, in milliseconds; `Infinity` is until someone hangs up. */
  readonly talkMs: number;
}

/** Who leads the talk: only calls that are led by an agent can be transferred. */
export type CallRunner = "voiceml" | "agent" | "call-flow";

/** Why a call or a transfer ended, as the API words it. */
export interface Ending {
  readonly status: CallStatus;
  readonly hangupCause: string;
  readonly q850: number | null;
  readonly sip: number | null;
  readonly source: "carrier" | "callee" | "caller" | "app" | "system";
}

/** Where status callbacks of a call go. */
export interface StatusCallback {
  readonly url: string;
  readonly events: ReadonlySet<string>;
}

/** One line of a call's history. */
export interface CallEventRecord {
  readonly id: string;
  readonly event: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly timestamp: string;
}

/** A call as the server remembers it. */
export interface CallRecord {
  readonly id: string;
  readonly direction: "outbound" | "inbound";
  readonly from: string;
  readonly to: string;
  readonly runner: CallRunner;
  readonly plan: CallPlan;
  /** How long it rings at most, in milliseconds. */
  readonly ringLimitMs: number;
  readonly detection: "Enable" | "Hangup" | undefined;
  readonly callback: StatusCallback | undefined;
  readonly createdAt: number;
  status: CallStatus;
  answeredAt: number | undefined;
  endedAt: number | undefined;
  answeredBy: Call["answeredBy"];
  ending: Ending | undefined;
  /** Another party was dialled in with VoiceML's Dial. */
  bridged: boolean;
  playing: boolean;
  recorded: boolean;
  transcript: TranscriptState;
  /** What becomes of the transcript, where the test has said so. */
  transcriptPlan: TranscriptPlan | undefined;
  /** Stops the timer of the transcript and of the summary. */
  stopTranscript: () => void;
  summary: SummaryState;
  summaryPlan: SummaryPlan | undefined;
  /** When the recordings of VoiceML's Record were made, by their name. */
  readonly verbRecordings: Map<string, number>;
  readonly transfers: TransferRecord[];
  readonly events: CallEventRecord[];
  /** Stops the timer of what happens next. */
  stopTimer: () => void;
  /** Told once the call has ended. */
  readonly onEnd: ((call: CallRecord) => void) | undefined;
}

/** True when nothing can happen to the call any more. */
export function hasEnded(call: CallRecord): boolean {
  return call.endedAt !== undefined;
}
