import type { EmailOutcome } from "./state/email-fields.ts";

/** An e-mail from outside. */
export interface InboundEmail {
  /** Who writes. */
  readonly from: string;
  /** Addresses of the account: of a verified domain that receives, once the account has a domain. */
  readonly to: string | readonly string[];
  /** @default null */
  readonly subject?: string | undefined;
  /** @default null */
  readonly text?: string | undefined;
  /** @default null */
  readonly html?: string | undefined;
  /** @default none */
  readonly attachments?: readonly InboundEmailAttachment[] | undefined;
}

/** A file of an e-mail from outside. */
export interface InboundEmailAttachment {
  /** The name of the file, with its ending. */
  readonly filename: string;
  /** @default "application/octet-stream" */
  readonly contentType?: string | undefined;
  /** A text is sent as UTF-8. */
  readonly content: string | Uint8Array;
}

/** What becomes of e-mails to an address. */
export interface EmailOutcomePlan {
  /** The address that is written to. */
  readonly to: string;
  /** The webhook event that follows: `email.delivered` (without a plan), `email.bounced`, … */
  readonly outcome: EmailOutcome;
}
