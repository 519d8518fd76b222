/** How far the transcript of a call is. */
export type TranscriptState =
  | { readonly status: "not_requested" }
  | { readonly status: "pending"; readonly startedAt: string }
  | { readonly status: "completed"; readonly segments: readonly TranscriptSegment[] }
  | { readonly status: "failed"; readonly stage: string; readonly error: string };

/** A piece of a transcript. */
export interface TranscriptSegment {
  /** `speaker_0`, `speaker_1`, … */
  readonly speaker: string;
  /** Seconds from the beginning of the call. */
  readonly start: number;
  /** Seconds from the beginning of the call. */
  readonly end: number;
  /** What was said. */
  readonly text: string;
}

/** What becomes of a transcript. */
export type TranscriptPlan =
  | { readonly status: "completed"; readonly segments?: readonly TranscriptSegment[] | undefined }
  | { readonly status: "failed"; readonly stage?: string | undefined; readonly error?: string | undefined };

/** How far the summary of a call is. */
export type SummaryState =
  | { readonly status: "not_requested" | "pending" }
  | { readonly status: "completed"; readonly at: string; readonly resultJson: Readonly<Record<string, unknown>> }
  | { readonly status: "failed"; readonly failedReason: string };

/** What becomes of a summary. */
export type SummaryPlan =
  | { readonly status: "completed"; readonly resultJson?: Readonly<Record<string, unknown>> | undefined }
  | { readonly status: "failed"; readonly failedReason?: string | undefined };
