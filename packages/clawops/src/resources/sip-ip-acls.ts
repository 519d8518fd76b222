import * as operations from "../generated/operations.ts";
import type {
  OkResult,
  SipIpAcl,
  SipIpAclCreateParams,
  SipIpAclListParams,
  SipIpAclUpdateParams,
} from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Lists of networks that may call in over SIP. */
export class SipIpAcls extends Resource {
  /** Makes a list of networks that may call in. Source: ClawOps API 1.3.2, createSipIpAcl. */
  async create(params: SipIpAclCreateParams, options?: RequestOptions): Promise<SipIpAcl> {
    return this.call(operations.createSipIpAcl, {}, params, options);
  }

  /** The lists of networks. Source: ClawOps API 1.3.2, listSipIpAcls. */
  list(params?: SipIpAclListParams, options?: RequestOptions): PagePromise<SipIpAcl> {
    return this.pages(operations.listSipIpAcls, {}, params, options);
  }

  /** One list of networks. Source: ClawOps API 1.3.2, getSipIpAcl. */
  async get(aclId: string, options?: RequestOptions): Promise<SipIpAcl> {
    return this.call(operations.getSipIpAcl, { aclId }, undefined, options);
  }

  /** Changes what is given; `cidrs` is replaced as a whole. Source: ClawOps API 1.3.2, updateSipIpAcl. */
  async update(aclId: string, params: SipIpAclUpdateParams, options?: RequestOptions): Promise<SipIpAcl> {
    return this.call(operations.updateSipIpAcl, { aclId }, params, options);
  }

  /**
   * Deletes a list of networks; a `ConflictError` (`IN_USE`) says that a credential still uses it. Source: ClawOps
   * API 1.3.2, deleteSipIpAcl.
   */
  async delete(aclId: string, options?: RequestOptions): Promise<OkResult> {
    return this.call(operations.deleteSipIpAcl, { aclId }, undefined, options);
  }
}
