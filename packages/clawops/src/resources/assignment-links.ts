import * as operations from "../generated/operations.ts";
import type {
  AssignmentLink,
  AssignmentLinkCreateParams,
  AssignmentLinkListParams,
  CreatedAssignmentLink,
  OkResult,
} from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/**
 * Links by which others get a number of this account. Making and revoking them needs an add-on (403
 * `FEATURE_DISABLED`).
 */
export class AssignmentLinks extends Resource {
  /**
   * Makes a link by which somebody else gets a number of this account. Its id is a part of the public URL: a secret.
   * Source: ClawOps API 1.3.2, createAssignmentLink.
   */
  async create(params?: AssignmentLinkCreateParams, options?: RequestOptions): Promise<CreatedAssignmentLink> {
    return this.call(operations.createAssignmentLink, {}, params, options);
  }

  /** The account's assignment links. Source: ClawOps API 1.3.2, listAssignmentLinks. */
  list(params?: AssignmentLinkListParams, options?: RequestOptions): PagePromise<AssignmentLink> {
    return this.pages(operations.listAssignmentLinks, {}, params, options);
  }

  /** One assignment link. Source: ClawOps API 1.3.2, getAssignmentLink. */
  async retrieve(linkId: string, options?: RequestOptions): Promise<AssignmentLink> {
    return this.call(operations.getAssignmentLink, { linkId }, undefined, options);
  }

  /**
   * Revokes a link that nobody has used yet; a `ConflictError` (`NOT_PENDING`) says that it is too late. Source:
   * ClawOps API 1.3.2, revokeAssignmentLink.
   */
  async revoke(linkId: string, options?: RequestOptions): Promise<OkResult> {
    return this.call(operations.revokeAssignmentLink, { linkId }, undefined, options);
  }
}
