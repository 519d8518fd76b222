/** How far the transcript of a call is. */
export type TranscriptState =
  | { readonly status: "not_requested" }
  | { readonly status: "pending"; readonly startedAt: string }
  | { readonly status: "completed"; readonly at: string }
  | { readonly status: "failed"; readonly stage: string; readonly error: string };
