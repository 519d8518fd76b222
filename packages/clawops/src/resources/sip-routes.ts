import * as operations from "../generated/operations.ts";
import type {
  OkResult,
  SipEndpointRouteCreateParams,
  SipEndpointRouteUpdateParams,
  SipOriginationRoute,
} from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Routes of a SIP endpoint. */
export class SipRoutes extends Resource {
  /** Adds a route by which calls reach the endpoint. Source: ClawOps API 1.3.2, createSipOriginationRoute. */
  async create(
    endpointId: string,
    params: SipEndpointRouteCreateParams,
    options?: RequestOptions,
  ): Promise<SipOriginationRoute> {
    return this.call(operations.createSipOriginationRoute, { endpointId }, params, options);
  }

  /** Every route of an endpoint. Source: ClawOps API 1.3.2, listSipOriginationRoutes. */
  async list(endpointId: string, options?: RequestOptions): Promise<SipOriginationRoute[]> {
    return this.rows(operations.listSipOriginationRoutes, { endpointId }, undefined, options);
  }

  /** One route. Source: ClawOps API 1.3.2, getSipOriginationRoute. */
  async get(endpointId: string, routeId: string, options?: RequestOptions): Promise<SipOriginationRoute> {
    return this.call(operations.getSipOriginationRoute, { endpointId, routeId }, undefined, options);
  }

  /** Changes what is given. Source: ClawOps API 1.3.2, updateSipOriginationRoute. */
  async update(
    endpointId: string,
    routeId: string,
    params: SipEndpointRouteUpdateParams,
    options?: RequestOptions,
  ): Promise<SipOriginationRoute> {
    return this.call(operations.updateSipOriginationRoute, { endpointId, routeId }, params, options);
  }

  /** Removes a route. Source: ClawOps API 1.3.2, deleteSipOriginationRoute. */
  async delete(endpointId: string, routeId: string, options?: RequestOptions): Promise<OkResult> {
    return this.call(operations.deleteSipOriginationRoute, { endpointId, routeId }, undefined, options);
  }
}
