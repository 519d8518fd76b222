import * as operations from "../generated/operations.ts";
import type {
  EmailDomain,
  EmailDomainCreateParams,
  EmailDomainListParams,
  EmailDomainUpdateParams,
} from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Domains that e-mails are sent from and received at. */
export class EmailDomains extends Resource {
  /** The account's e-mail domains. Source: ClawOps API 1.3.2, listEmailDomains. */
  list(params?: EmailDomainListParams, options?: RequestOptions): PagePromise<EmailDomain> {
    return this.pages(operations.listEmailDomains, {}, params, options);
  }

  /**
   * Registers a domain; one that is registered already is given back. Set the DNS records of the answer, then {@link
   * verify}. Source: ClawOps API 1.3.2, createEmailDomain.
   */
  async create(params: EmailDomainCreateParams, options?: RequestOptions): Promise<EmailDomain> {
    return this.call(operations.createEmailDomain, {}, params, options);
  }

  /** One domain with its DNS records. Source: ClawOps API 1.3.2, getEmailDomain. */
  async get(emailDomainId: string, options?: RequestOptions): Promise<EmailDomain> {
    return this.call(operations.getEmailDomain, { emailDomainId }, undefined, options);
  }

  /** Turns receiving on or off. Source: ClawOps API 1.3.2, updateEmailDomain. */
  async update(emailDomainId: string, params: EmailDomainUpdateParams, options?: RequestOptions): Promise<EmailDomain> {
    return this.call(operations.updateEmailDomain, { emailDomainId }, params, options);
  }

  /** Removes a domain. Source: ClawOps API 1.3.2, deleteEmailDomain. */
  async delete(emailDomainId: string, options?: RequestOptions): Promise<void> {
    return this.call(operations.deleteEmailDomain, { emailDomainId }, undefined, options);
  }

  /** Looks whether the DNS records are set. Source: ClawOps API 1.3.2, verifyEmailDomain. */
  async verify(emailDomainId: string, options?: RequestOptions): Promise<EmailDomain> {
    return this.call(operations.verifyEmailDomain, { emailDomainId }, undefined, options);
  }

  /**
   * Looks whether the DNS record for receiving is set. An unchanged `receivingCheckedAt` says that the look-up failed.
   * Source: ClawOps API 1.3.2, verifyEmailDomainReceiving.
   */
  async verifyReceiving(emailDomainId: string, options?: RequestOptions): Promise<EmailDomain> {
    return this.call(operations.verifyEmailDomainReceiving, { emailDomainId }, undefined, options);
  }
}
