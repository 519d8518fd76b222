import { type PhoneNumberKind, type PhoneNumberRange, phoneNumberRanges } from "./phone-number-ranges.ts";

/** The kind of a number in domestic form, digits only; `undefined` where it fits no range. */
export function classifyNumber(number: string): PhoneNumberKind | undefined {
  const range = rangesOf(number).find(({ digits }) => digits.includes(number.length));
  if (range === undefined) return undefined;
  return range.kind === "landline" && isRepresentative(withoutAreaCode(number)) ? undefined : range.kind;
}

/** Why a number fits no range, in words that do not repeat it. */
export function whyUnclassified(number: string): string {
  if (number.startsWith("00")) return "write a Korean number without 00 or 001: 010… or +82 10…";
  const ranges = rangesOf(number);
  const [first] = ranges;
  if (first === undefined) return "no Korean number begins like this; expected 01012345678, 070…, 02… or 15xxxxxx";
  if (first.kind === "landline" && isRepresentative(withoutAreaCode(number))) {
    return "a representative number takes no area code; write 15xxxxxx";
  }
  const prefix = first.prefixes.find((known) => number.startsWith(known)) ?? "";
  const lengths = [...new Set(ranges.flatMap(({ digits }) => digits))].toSorted((a, b) => a - b).join(" or ");
  return `a number that begins with ${prefix} has ${lengths} digits, not ${number.length}`;
}

function rangesOf(number: string): PhoneNumberRange[] {
  return phoneNumberRanges.filter(({ prefixes }) => prefixes.some((prefix) => number.startsWith(prefix)));
}

/** 15xx-xxxx, 16xx-xxxx or 18xx-xxxx. */
export function isRepresentative(number: string): boolean {
  return /^1[568]\d{6}$/.test(number);
}

function withoutAreaCode(number: string): string {
  return number.slice(number.startsWith("02") ? 2 : 3);
}
