import * as operations from "../generated/operations.ts";
import type { Email, EmailDetail, EmailListParams } from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { Download } from "../transport/download.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import type { EmailSendParams } from "./emails-params.ts";
import { Resource } from "./resource.ts";

/** E-mails. */
export class Emails extends Resource {
  /**
   * Sends an e-mail from a verified domain. It resolves when it was accepted; addresses in `suppressed` are left out.
   * Repeated safely with the same `idempotencyKey` (1 to 255 characters), which is made for the call if you give none.
   * Source: ClawOps API 1.3.2, sendEmail.
   */
  async send(params: EmailSendParams, options?: RequestOptions): Promise<Email> {
    return this.call(operations.sendEmail, {}, params, options);
  }

  /** E-mails sent and received, newest first. Source: ClawOps API 1.3.2, listEmails. */
  list(params?: EmailListParams, options?: RequestOptions): PagePromise<Email> {
    return this.pages(operations.listEmails, {}, params, options);
  }

  /** One e-mail with its text and attachments. Source: ClawOps API 1.3.2, getEmail. */
  async get(emailId: string, options?: RequestOptions): Promise<EmailDetail> {
    return this.call(operations.getEmail, { emailId }, undefined, options);
  }

  /**
   * An attachment. Where it is kept elsewhere, the API key is not sent there. Source: ClawOps API 1.3.2,
   * getEmailAttachment.
   */
  async downloadAttachment(emailId: string, attachmentId: string, options?: RequestOptions): Promise<Download> {
    return this.call(operations.getEmailAttachment, { emailId, attachmentId }, undefined, options);
  }
}
