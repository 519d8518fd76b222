import { isRecord } from "@pincer/shared/internal";

import { GatewayAuthError } from "../errors/request-errors.ts";

/** What a gateway has against the credentials of a connect request. */
export interface CredentialRefusal {
  /** `secret`: the token (or password) is not the right one. `scopes`: it does not stand for the scopes that were asked for. */
  readonly against: "secret" | "scopes";
  /** True where protocol 3 said it, which has the same words for both. */
  readonly isVague: boolean;
  /** The gateway knows the device, and would take its token. */
  readonly deviceTokenHelps: boolean;
}

/** `undefined` where the refusal is about something else, such as too many tries, pairing or the signature. */
export function judgeRefusal(error: unknown): CredentialRefusal | undefined {
  if (!(error instanceof GatewayAuthError)) return undefined;
  const { code, canRetryWithDeviceToken } = isRecord(error.details) ? error.details : {};
  if (typeof code !== "string") {
    return /unauthorized: .*(?:mismatch|missing)/.test(error.message)
      ? { against: "secret", isVague: true, deviceTokenHelps: false }
      : undefined;
  }
  if (code === "AUTH_SCOPE_MISMATCH") return { against: "scopes", isVague: false, deviceTokenHelps: false };
  return /^AUTH_(?:DEVICE_TOKEN|TOKEN|PASSWORD)_(?:MISMATCH|MISSING)$/.test(code)
    ? { against: "secret", isVague: false, deviceTokenHelps: canRetryWithDeviceToken === true }
    : undefined;
}
