import type { PincerErrorKind } from "@pincer/shared";

import { sessionEndedCode, targetChangedCode } from "../../contract/paths.ts";

/** What advice is found by. */
export interface Failing {
  readonly kind: PincerErrorKind | undefined;
  readonly code: string | null;
  /** Of an API error: whether the request may have taken effect. */
  readonly outcome: string | null;
}

/** Advice for codes that say more than their kind. */
const byCode: Readonly<Record<string, string>> = {
  [sessionEndedCode]: "Reload the page: the playground was restarted.",
  [targetChangedCode]: "",
  // These messages of the playground's server end with what to do.
  playground_upstream_unreachable: "",
  playground_upstream_redirect: "",
  playground_upstream_too_large: "Look at the list before you do it again.",
  from_not_registered: "Use one of the account's own numbers as the sender.",
  invalid_phone: "Use a Korean number, such as 01012345678 or +82 10-1234-5678.",
  INVALID_PHONE_NUMBER: "Use a Korean number, such as 01012345678 or +82 10-1234-5678.",
  UNSUPPORTED_COUNTRY: "Use a Korean number; other countries cannot be called.",
  body_too_long: "Shorten the text or leave the type open, so that it is sent as a long message.",
  recipient_blocked: "The recipient is on the block list; remove it there first.",
  quota_exceeded: "The account's quota is used up; raise it in the ClawOps console.",
  rate_limited: "Wait a moment, then send again.",
};

/** Advice by kind: every kind has some. */
const byKind: Readonly<Record<PincerErrorKind, string>> = {
  configuration: "Check Settings.",
  "invalid-argument": "Correct the input; nothing was sent.",
  unsupported: "The connected server cannot do this.",
  connection: "Check that the service is running and the address in Settings is right, then try again.",
  timeout: "Try again; if it goes on, check the address in Settings.",
  closed: "Connect again.",
  authentication: "Check the credentials in Settings.",
  permission: "The credentials do not allow this. Use others in Settings, or ask for the right.",
  "not-found": "Check the id; it may be gone or belong to another account.",
  conflict: "It is in a state that does not allow this now. Refresh and look again.",
  "invalid-request": "Correct what the message names, then try again.",
  "rate-limit": "Wait a moment, then try again.",
  server: "The service failed. Try again in a moment.",
  protocol: "The answer is not what the contract promises. Look at it in Traffic.",
  verification: "Check the signing key.",
  run: "Look at the run's frames in Traffic, then ask again.",
};

/** What a person can do about a failure. */
export function adviceFor({ kind, code, outcome }: Failing): string {
  const advice = (code === null ? undefined : byCode[code]) ?? (kind === undefined ? undefined : byKind[kind]);
  if (outcome === "unknown" && advice !== "")
    return "It may have been carried out all the same: look at the list before you do it again.";
  return advice ?? "Look at Traffic for what went over the wire.";
}
