import type { Email, EmailDetail } from "../../../generated/types.ts";
import type { Stored } from "../../state/collection.ts";
import type { EmailFields } from "../../state/email-fields.ts";
import { iso } from "../../state/iso.ts";

/** An e-mail as lists show it. */
export function showEmail(email: Stored<EmailFields>): Email {
  const { id, direction, status, from, to, cc, bcc, suppressed, subject, createdAt, failureCode } = email;
  const isInbound = direction === "inbound";
  return {
    emailId: id,
    direction,
    status,
    from,
    to,
    cc,
    bcc,
    suppressed,
    subject,
    recipientCount: to.length + cc.length + bcc.length,
    attachmentCount: email.attachmentCount,
    createdAt: iso(createdAt),
    failureCode,
    failureMessage: failureCode === null ? null : "The receiving server did not take the e-mail.",
    replyTo: email.replyTo,
    messageId: isInbound ? `<${id}@local>` : null,
    inReplyTo: email.inReplyTo,
    references: email.references,
    recipients: isInbound ? to : null,
    receivedAt: isInbound ? iso(createdAt) : null,
    sizeBytes: isInbound ? sizeOf(email) : null,
    verdicts: isInbound ? { spam: "PASS", virus: "PASS", spf: "PASS", dkim: "PASS", dmarc: "PASS" } : null,
    parseStatus: isInbound ? "parsed" : null,
  };
}

/** An e-mail as getEmail shows it: with its text. Files are fetched with the API key; there are no links without. */
export function showEmailDetail(email: Stored<EmailFields>): EmailDetail {
  const { text, html, direction } = email;
  const attachments = email.attachments.map(({ id, filename, contentType, bytes }) => ({
    attachmentId: id,
    filename,
    contentType,
    sizeBytes: bytes.length,
    contentId: null,
    inline: false,
    downloadUrl: null,
    expiresAt: null,
  }));
  const files = direction === "inbound" ? attachments : null;
  return { ...showEmail(email), text, html, bodyTruncated: false, attachments: files, raw: null };
}

function sizeOf({ text, html, attachments }: EmailFields): number {
  const words = new TextEncoder().encode(`${text ?? ""}${html ?? ""}`).length;
  return attachments.reduce((sum, { bytes }) => sum + bytes.length, words);
}
