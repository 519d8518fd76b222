import type * as wire from "../generated/types.ts";

/** Parameters of `emails.send`: a `body` of text, `html`, or both. Source: ClawOps API 1.3.2, sendEmail. */
export type EmailSendParams = Omit<wire.EmailSendParams, "body" | "html"> &
  (
    | { readonly body: string; readonly html?: string | undefined }
    | { readonly html: string; readonly body?: string | undefined }
  );
