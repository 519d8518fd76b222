import type { OperationAuth } from "../wire/operation.ts";

type Advice = Readonly<Record<number, string>>;

const enrollmentToken =
  "Check `enrollmentToken`: it is good once and for 24 hours, so make a new one with `mobileGateways.createEnrollmentToken`. The API key is not sent here.";
const nonce = "Check `nonce`: it must be that of the phone's enrollment. The API key is not sent here.";
const token =
  "Check `token`: it must be that of an assignment link that can still be used. The API key is not sent here.";

const byAuth: Readonly<Record<OperationAuth, Advice>> = {
  "enrollment-token": { 401: enrollmentToken, 403: enrollmentToken },
  nonce: { 401: nonce, 403: nonce, 404: nonce },
  none: {
    401: token,
    403: token,
    404: token,
    410: "The assignment link can no longer be used: make a new one with `assignmentLinks.create`.",
  },
};

/**
 * What the reader of an error should do where another secret than the API key was sent, or none; `undefined` where the status says it.
 * Source: ClawOps API 1.3.2, enrollMobileGateway, getMobileGatewayVerificationStatus, the assignment sessions.
 */
export function tokenAdvice(auth: OperationAuth | undefined, status: number): string | undefined {
  return auth === undefined ? undefined : byAuth[auth][status];
}
