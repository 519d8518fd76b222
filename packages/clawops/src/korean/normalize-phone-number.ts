import { ClawOpsError } from "../errors/claw-ops-error.ts";
import type { PhoneNumberKind } from "./phone-number-ranges.ts";
import { readPhoneNumber } from "./read-phone-number.ts";

/** A Korean number in the form in which ClawOps takes and gives it. */
export interface NormalizedPhoneNumber {
  /** Digits only, domestic form: `01012345678`, `0212345678`, `15881234`. */
  readonly number: string;
  /** What kind of number it is. */
  readonly kind: PhoneNumberKind;
}

/**
 * Brings a Korean phone number into the domestic form of ClawOps and says what kind of number it is.
 *
 * White space, hyphens, round brackets and dots are ignored and `+82` is taken for the leading 0. Refused are other countries, a missing
 * leading 0, `8210…` without plus, `+82` before a representative number, lengths that the numbering plan does not have, letters and digits
 * other than those of ASCII. It does not know whether a number is in use, and it reads the short numbers (`112`, `114`, `14xxxx`) although
 * ClawOps reaches only those with a leading 0 and representative ones. Source: ClawOps API 1.3.2, numbers guide.
 *
 * The field `from` of a message is narrower still: the service removes hyphens only, so pass it the normalized number.
 *
 * @throws {ClawOpsError} `invalid-argument`; the message says what is wrong and does not repeat the number
 * @example
 * normalizePhoneNumber("+82 10-1234-5678"); // { number: "01012345678", kind: "mobile" }
 */
export function normalizePhoneNumber(input: string): NormalizedPhoneNumber {
  const reading = readPhoneNumber(input);
  if (reading.number !== undefined) return { number: reading.number, kind: reading.kind };
  throw new ClawOpsError(`normalizePhoneNumber: this is no Korean phone number: ${reading.why}.`, {
    kind: "invalid-argument",
  });
}
