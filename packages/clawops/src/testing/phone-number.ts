/** A number in domestic form, or why the input is none. */
export type PhoneNumberReading =
  | { readonly number: string }
  | { readonly number: undefined; readonly code: "INVALID_PHONE_NUMBER" | "UNSUPPORTED_COUNTRY"; readonly why: string };

/**
 * Reads a Korean number as the service does: spaces, hyphens, brackets and dots are ignored, `+82` is taken for the leading 0.
 * Other countries, a missing leading 0, `82…` without plus and `+82` before a representative number are refused.
 */
export function readPhoneNumber(input: unknown): PhoneNumberReading {
  if (typeof input !== "string") return wrong("it must be a text");
  const digits = input.replace(/[\s\-().]/g, "");
  if (!/^\+?\d+$/.test(digits)) return wrong("it may hold digits, spaces, hyphens, brackets and dots only");
  if (digits.startsWith("+") && !digits.startsWith("+82")) {
    return { number: undefined, code: "UNSUPPORTED_COUNTRY", why: "only Korean numbers (+82) can be reached" };
  }
  const national = digits.startsWith("+82") ? digits.slice(3) : undefined;
  if (national !== undefined && isRepresentative(national)) return wrong("a representative number has no +82 form");
  const number = national === undefined ? digits : `0${national}`;
  if (isRepresentative(number) || /^0[1-9]\d{7,10}$/.test(number)) return { number };
  return wrong("it must be a Korean number such as 01012345678, 070…, 02… or 15xxxxxx");
}

function isRepresentative(number: string): boolean {
  return /^1[568]\d{6}$/.test(number);
}

function wrong(why: string): PhoneNumberReading {
  return { number: undefined, code: "INVALID_PHONE_NUMBER", why };
}
