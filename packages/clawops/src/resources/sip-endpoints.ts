import * as operations from "../generated/operations.ts";
import type {
  OkResult,
  SipEndpoint,
  SipEndpointCreateParams,
  SipEndpointListParams,
  SipEndpointUpdateParams,
} from "../generated/types.ts";
import type { PagePromise } from "../pagination/page-promise.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { type AccountApi, Resource } from "./resource.ts";
import { SipRoutes } from "./sip-routes.ts";

/** SIP endpoints: where calls go to over SIP. */
export class SipEndpoints extends Resource {
  /** Routes of an endpoint. */
  readonly routes: SipRoutes;

  /** Made by the account. */
  constructor(api: AccountApi) {
    super(api);
    this.routes = new SipRoutes(api);
  }

  /**
   * Makes a SIP endpoint. Needs the SIP trunk add-on, as all changes of SIP resources do (403 `FEATURE_DISABLED`).
   * Source: ClawOps API 1.3.2, createSipEndpoint.
   */
  async create(params: SipEndpointCreateParams, options?: RequestOptions): Promise<SipEndpoint> {
    return this.call(operations.createSipEndpoint, {}, params, options);
  }

  /** The SIP endpoints. Source: ClawOps API 1.3.2, listSipEndpoints. */
  list(params?: SipEndpointListParams, options?: RequestOptions): PagePromise<SipEndpoint> {
    return this.pages(operations.listSipEndpoints, {}, params, options);
  }

  /** One SIP endpoint. Source: ClawOps API 1.3.2, getSipEndpoint. */
  async get(endpointId: string, options?: RequestOptions): Promise<SipEndpoint> {
    return this.call(operations.getSipEndpoint, { endpointId }, undefined, options);
  }

  /** Changes what is given; `maxConcurrent: null` lifts the limit. Source: ClawOps API 1.3.2, updateSipEndpoint. */
  async update(endpointId: string, params: SipEndpointUpdateParams, options?: RequestOptions): Promise<SipEndpoint> {
    return this.call(operations.updateSipEndpoint, { endpointId }, params, options);
  }

  /**
   * Deletes a SIP endpoint; a `ConflictError` (`IN_USE`) says that a number still routes to it. Source: ClawOps
   * API 1.3.2, deleteSipEndpoint.
   */
  async delete(endpointId: string, options?: RequestOptions): Promise<OkResult> {
    return this.call(operations.deleteSipEndpoint, { endpointId }, undefined, options);
  }
}
