import { classifyNumber, whyUnclassified } from "./classify-number.ts";
import type { PhoneNumberKind } from "./phone-number-ranges.ts";

/**
 * A number in domestic form with its kind, or why the input is none: `why` is a phrase for people, `code` what the service would say. It
 * never repeats the number, as it may end up in logs.
 */
export type PhoneNumberReading =
  | { readonly number: string; readonly kind: PhoneNumberKind; readonly code?: undefined; readonly why?: undefined }
  | {
      readonly number: undefined;
      readonly kind?: undefined;
      readonly code: "INVALID_PHONE_NUMBER" | "UNSUPPORTED_COUNTRY";
      readonly why: string;
    };

/**
 * Reads what somebody typed as a Korean phone number, and never throws: for forms. It takes and refuses what `normalizePhoneNumber` does,
 * and whatever else is in a field (`undefined`, a number). Source: ClawOps API 1.3.2, numbers guide.
 *
 * @example
 * const { number, why } = readPhoneNumber(input.value);
 * input.setCustomValidity(why ?? "");
 */
export function readPhoneNumber(input: unknown): PhoneNumberReading {
  if (typeof input !== "string") return wrong("it must be a text, as a number loses its leading 0");
  const compact = input.replace(/[\s\-().]/g, "");
  if (!/^\+?\d+$/.test(compact)) return wrong(whyUnreadable(input));
  if (compact.startsWith("+")) return readInternational(compact.slice(1));
  const kind = classifyNumber(compact);
  return kind === undefined ? wrong(whyNotDomestic(compact)) : { number: compact, kind };
}

function readInternational(digits: string): PhoneNumberReading {
  if (!digits.startsWith("82")) {
    return { number: undefined, code: "UNSUPPORTED_COUNTRY", why: "only Korean numbers (+82) can be reached" };
  }
  const national = digits.slice(2);
  if (national.startsWith("0")) return wrong("+82 stands for the leading 0; write +82 10… or 010…, not +82 010…");
  if (classifyNumber(national) !== undefined) return wrong("representative and short numbers have no +82 form");
  const number = `0${national}`;
  const kind = classifyNumber(number);
  return kind === undefined ? wrong(whyUnclassified(number)) : { number, kind };
}

function whyNotDomestic(digits: string): string {
  if (digits.startsWith("82")) return "82 is read as a country code after a plus sign only; write +82…";
  if (classifyNumber(`0${digits}`) !== undefined) return "the leading 0 is missing";
  return whyUnclassified(digits);
}

/** Names the first character that does not belong into a number by position and code point, as it may be an invisible one. */
function whyUnreadable(input: string): string {
  if (!/[^\s\-().+]/.test(input)) return "it holds no digit";
  const index = /[^\d\s\-().+]/u.exec(input)?.index;
  if (index === undefined) return "a + stands at the start only";
  const point = input.codePointAt(index) ?? 0;
  const isFullWidth = point >= 0xff01 && point <= 0xff5e;
  const name = `U+${point.toString(16).toUpperCase().padStart(4, "0")}${isFullWidth ? " (full width: write it in ASCII)" : ""}`;
  return `it may hold digits, spaces, hyphens, brackets and dots only; at index ${index} there is ${name}`;
}

function wrong(why: string): PhoneNumberReading {
  return { number: undefined, code: "INVALID_PHONE_NUMBER", why };
}
