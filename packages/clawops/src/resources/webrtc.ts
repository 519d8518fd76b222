import * as operations from "../generated/operations.ts";
import type {
  IceServers,
  WebrtcCreateTokenParams,
  WebrtcGetIceServersParams,
  WebrtcToken,
} from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Logins and servers for phones in web pages. */
export class Webrtc extends Resource {
  /**
   * Makes a short-lived login for a web phone. `ttlSeconds` 1 to 86,400. Source: ClawOps API 1.3.2, createWebrtcToken.
   */
  async createToken(
    credentialId: string,
    params?: WebrtcCreateTokenParams,
    options?: RequestOptions,
  ): Promise<WebrtcToken> {
    return this.call(operations.createWebrtcToken, { credentialId }, params, options);
  }

  /** Ends a login (`jti`, `SCEPH_…`) before its time. Source: ClawOps API 1.3.2, revokeWebrtcToken. */
  async revokeToken(credentialId: string, jti: string, options?: RequestOptions): Promise<void> {
    return this.call(operations.revokeWebrtcToken, { credentialId, jti }, undefined, options);
  }

  /** STUN and TURN servers for a web phone, with short-lived passwords. Source: ClawOps API 1.3.2, getIceServers. */
  async getIceServers(params?: WebrtcGetIceServersParams, options?: RequestOptions): Promise<IceServers> {
    return this.call(operations.getIceServers, {}, params, options);
  }
}
