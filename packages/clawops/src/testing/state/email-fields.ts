/** A file of an e-mail. */
export interface EmailAttachment {
  readonly id: string;
  readonly filename: string | null;
  readonly contentType: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An e-mail. */
export interface EmailFields {
  readonly direction: "outbound" | "inbound";
  readonly status: "sent" | "failed" | "received";
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  /** Blocked recipients that were left out. */
  readonly suppressed: readonly string[];
  readonly replyTo: readonly string[];
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly subject: string | null;
  readonly text: string | null;
  readonly html: string | null;
  /** How many files an outbound one has; the server does not fetch them. */
  readonly attachmentCount: number;
  /** The files of an inbound one. */
  readonly attachments: readonly EmailAttachment[];
  readonly failureCode: string | null;
}

/** A domain that e-mail is sent from. */
export interface EmailDomainFields {
  readonly domain: string;
  readonly status: "pending" | "verified" | "failed";
  readonly receivingEnabled: boolean;
  readonly receivingStatus: "pending" | "verified" | "not_found" | null;
  readonly receivingCheckedAt: number | undefined;
  readonly lastCheckedAt: number | undefined;
  readonly verifiedAt: number | undefined;
}

/** What becomes of an e-mail after the provider took it. */
export type EmailOutcome = "delivered" | "bounced" | "complained" | "failed";
