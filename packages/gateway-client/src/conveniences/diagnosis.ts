import type { PincerErrorKind } from "@pincer/shared";

import type { ConnectProblem } from "../errors/connect-problem.ts";

/** Whether the gateway can be used, and what to do where it cannot. Fit to be shown and logged. */
export type Diagnosis = Connected | NotConnected;

/** There is a connection. */
export interface Connected {
  readonly ok: true;
  /** `scopes-missing` where fewer scopes were granted than asked for: some methods will be refused. */
  readonly code: "connected" | "scopes-missing";
  readonly protocol: number;
  readonly serverVersion: string;
  /** What was granted; `undefined` where the gateway does not say (protocol 3). */
  readonly scopes: readonly string[] | undefined;
  /** What was asked for and not granted. */
  readonly missingScopes: readonly string[];
  /** What to do about it, a sentence each. */
  readonly steps: readonly string[];
}

/** There is none. */
export interface NotConnected {
  readonly ok: false;
  /** The cause, by a stable name. */
  readonly code: ConnectProblem;
  /** The class of the error. */
  readonly name: string;
  readonly kind: PincerErrorKind | undefined;
  readonly message: string;
  /** Whether the same may succeed later without a change. */
  readonly retryable: boolean;
  /** How long the gateway asks to wait before the next try, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** What to do, a sentence each. */
  readonly steps: readonly string[];
}
