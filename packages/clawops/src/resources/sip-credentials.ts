import * as operations from "../generated/operations.ts";
import type {
  CreatedSipCredential,
  OkResult,
  SipCredential,
  SipCredentialCreateParams,
  SipCredentialListParams,
  SipCredentialUpdateParams,
} from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Logins of SIP phones. */
export class SipCredentials extends Resource {
  /**
   * Makes a credential. Its password is in this answer and never shown again. Source: ClawOps API 1.3.2,
   * createSipCredential.
   */
  async create(params: SipCredentialCreateParams, options?: RequestOptions): Promise<CreatedSipCredential> {
    return this.call(operations.createSipCredential, {}, params, options);
  }

  /** The credentials, without passwords. Source: ClawOps API 1.3.2, listSipCredentials. */
  list(params?: SipCredentialListParams, options?: RequestOptions): PagePromise<SipCredential> {
    return this.pages(operations.listSipCredentials, {}, params, options);
  }

  /** One credential, without its password. Source: ClawOps API 1.3.2, getSipCredential. */
  async get(credentialId: string, options?: RequestOptions): Promise<SipCredential> {
    return this.call(operations.getSipCredential, { credentialId }, undefined, options);
  }

  /**
   * Changes what is given; `ipAclId: null` takes the list of networks away. Source: ClawOps API 1.3.2,
   * updateSipCredential.
   */
  async update(
    credentialId: string,
    params: SipCredentialUpdateParams,
    options?: RequestOptions,
  ): Promise<SipCredential> {
    return this.call(operations.updateSipCredential, { credentialId }, params, options);
  }

  /** Deletes a credential. Source: ClawOps API 1.3.2, deleteSipCredential. */
  async delete(credentialId: string, options?: RequestOptions): Promise<OkResult> {
    return this.call(operations.deleteSipCredential, { credentialId }, undefined, options);
  }
}
