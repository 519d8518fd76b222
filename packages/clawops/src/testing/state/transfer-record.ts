/** Every state of a transfer. */
export type TransferStatus =
  | "initiated"
  | "ringing"
  | "connected"
  | "completed"
  | "failed"
  | "no-answer"
  | "busy"
  | "canceled"
  | "interrupted";

/** A transfer of a call as the server remembers it. */
export interface TransferRecord {
  readonly sequence: number;
  readonly to: string;
  readonly mode: "blind" | "warm";
  readonly destinationType: "pstn" | "sip";
  readonly afterTransfer: "return" | "terminate";
  readonly requestId: string | undefined;
  readonly reason: string | undefined;
  readonly context: unknown;
  readonly startedAt: number;
  status: TransferStatus;
  connectedAt: number | undefined;
  endedAt: number | undefined;
  q850: number | null;
  sip: number | null;
  /** Stops the timer of what happens next. */
  stopTimer: () => void;
}
