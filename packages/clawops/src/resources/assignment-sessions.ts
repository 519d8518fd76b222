import * as operations from "../generated/operations.ts";
import type {
  AssignedNumber,
  AssignmentSession,
  AssignmentSessionRecordConsentsParams,
  AssignmentSessionSetSubscriberTypeParams,
  IdentityVerificationSaved,
  IdentityVerificationStarted,
  OkResult,
} from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import type { NoParams } from "./no-params.ts";
import { Resource } from "./resource.ts";

/** What a visitor of an assignment link does. The `token` in the path is the secret: the API key is not sent. */
export class AssignmentSessions extends Resource {
  /** How far a visitor of an assignment link is. Source: ClawOps API 1.3.2, getAssignmentSession. */
  async retrieve(token: string, options?: RequestOptions): Promise<AssignmentSession> {
    return this.call(operations.getAssignmentSession, { token }, undefined, options);
  }

  /**
   * Says who the number is for: a person or a company. Source: ClawOps API 1.3.2, setAssignmentSessionSubscriberType.
   */
  async setSubscriberType(
    token: string,
    params: AssignmentSessionSetSubscriberTypeParams,
    options?: RequestOptions,
  ): Promise<OkResult> {
    return this.call(operations.setAssignmentSessionSubscriberType, { token }, params, options);
  }

  /** Records what the visitor agreed to. Source: ClawOps API 1.3.2, recordAssignmentSessionConsents. */
  async recordConsents(
    token: string,
    params: AssignmentSessionRecordConsentsParams,
    options?: RequestOptions,
  ): Promise<OkResult> {
    return this.call(operations.recordAssignmentSessionConsents, { token }, params, options);
  }

  /**
   * Starts the verification of the visitor's identity. Source: ClawOps API 1.3.2,
   * startAssignmentSessionIdentityVerification.
   */
  async startIdentityVerification(
    token: string,
    params: NoParams,
    options?: RequestOptions,
  ): Promise<IdentityVerificationStarted> {
    return this.call(operations.startAssignmentSessionIdentityVerification, { token }, params, options);
  }

  /**
   * Takes over the result of the verification of the visitor's identity. Source: ClawOps API 1.3.2,
   * resumeAssignmentSessionIdentityVerification.
   */
  async resumeIdentityVerification(
    token: string,
    params: NoParams,
    options?: RequestOptions,
  ): Promise<IdentityVerificationSaved> {
    return this.call(operations.resumeAssignmentSessionIdentityVerification, { token }, params, options);
  }

  /**
   * Assigns the number. Never repeated where it may have been assigned already. Source: ClawOps API 1.3.2,
   * finalizeAssignmentSession.
   */
  async finalize(token: string, params: NoParams, options?: RequestOptions): Promise<AssignedNumber> {
    return this.call(operations.finalizeAssignmentSession, { token }, params, options);
  }
}
