import * as operations from "../generated/operations.ts";
import type {
  MobileGatewayCreateEnrollmentTokenParams,
  MobileGatewayEnrollParams,
  MobileGatewayEnrollment,
  MobileGatewayEnrollmentToken,
  MobileGatewayVerificationStatus,
} from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Phones that serve as gateways. */
export class MobileGateways extends Resource {
  /**
   * Makes a one-time token with which a phone enrolls as a gateway. It is never shown again. Source: ClawOps API 1.3.2,
   * createMobileGatewayEnrollmentToken.
   */
  async createEnrollmentToken(
    params?: MobileGatewayCreateEnrollmentTokenParams,
    options?: RequestOptions,
  ): Promise<MobileGatewayEnrollmentToken> {
    return this.call(operations.createMobileGatewayEnrollmentToken, {}, params, options);
  }

  /**
   * Enrolls a phone. Authorised by the one-time `enrollmentToken` and not by the API key. Source: ClawOps API 1.3.2,
   * enrollMobileGateway.
   */
  async enroll(
    params: MobileGatewayEnrollParams,
    auth: { readonly enrollmentToken: string },
    options?: RequestOptions,
  ): Promise<MobileGatewayEnrollment> {
    return this.call(operations.enrollMobileGateway, {}, params, options, { bearer: auth?.enrollmentToken });
  }

  /**
   * Whether the number of an enrolled phone is verified. Authorised by the `nonce` of the enrollment and not by the API
   * key. Source: ClawOps API 1.3.2, getMobileGatewayVerificationStatus.
   */
  async getVerificationStatus(
    auth: { readonly nonce: string },
    options?: RequestOptions,
  ): Promise<MobileGatewayVerificationStatus> {
    return this.call(operations.getMobileGatewayVerificationStatus, {}, undefined, options, { bearer: auth?.nonce });
  }
}
