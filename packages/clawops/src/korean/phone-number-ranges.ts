/**
 * What a Korean number is:
 * - `mobile` 010 (and 011, 016 to 019, closed in 2021 but still found in old data)
 * - `voip` 070
 * - `landline` by area code, 02 to 064
 * - `representative` 15xx, 16xx, 18xx: a company's number without area code, the caller pays
 * - `toll-free` 080, and 14xxxx with six digits: the called one pays
 * - `personal` 050x: a number that leads on to another one, also the safe number of shops and deliveries
 * - `premium` 060: information at a charge
 * - `emergency` 112 and 119
 * - `special` other short numbers of three or four digits: 110, 114, 120, 1330, 1366, …
 * - `other` machines and paging (012 to 015), unified messaging and fax (030x)
 */
export type PhoneNumberKind =
  | "mobile"
  | "voip"
  | "landline"
  | "representative"
  | "toll-free"
  | "personal"
  | "premium"
  | "emergency"
  | "special"
  | "other";

/** A part of the numbering plan. */
export interface PhoneNumberRange {
  /** What kind of numbers they are. */
  readonly kind: PhoneNumberKind;
  /** How a number of the range begins in domestic form. */
  readonly prefixes: readonly string[];
  /** How many digits it may have, the prefix counted. */
  readonly digits: readonly number[];
}

/** The area codes of three digits: everywhere but in Seoul (02). */
const areaCodes: readonly string[] = [
  "031",
  "032",
  "033",
  "041",
  "042",
  "043",
  "044",
  "051",
  "052",
  "053",
  "054",
  "055",
  "061",
  "062",
  "063",
  "064",
];

/**
 * The Korean numbering plan as far as numbers differ in kind. It says which numbers are well formed, not which are assigned.
 * Source: 전기통신번호관리세칙, the numbering rules of the Ministry of Science and ICT (14xxxx since April 2019).
 */
export const phoneNumberRanges: readonly PhoneNumberRange[] = [
  { kind: "emergency", prefixes: ["112", "119"], digits: [3] },
  { kind: "special", prefixes: ["10", "11", "12", "13", "18"], digits: [3] },
  { kind: "special", prefixes: ["13"], digits: [4] },
  { kind: "toll-free", prefixes: ["14"], digits: [6] },
  { kind: "representative", prefixes: ["15", "16", "18"], digits: [8] },
  { kind: "mobile", prefixes: ["010"], digits: [11] },
  { kind: "mobile", prefixes: ["011", "016", "017", "018", "019"], digits: [10, 11] },
  { kind: "landline", prefixes: ["02"], digits: [9, 10] },
  { kind: "landline", prefixes: areaCodes, digits: [10, 11] },
  { kind: "voip", prefixes: ["070"], digits: [11] },
  { kind: "toll-free", prefixes: ["080"], digits: [10, 11] },
  { kind: "personal", prefixes: ["050"], digits: [11, 12] },
  { kind: "premium", prefixes: ["060"], digits: [10, 11] },
  { kind: "other", prefixes: ["012", "013", "014", "015", "030"], digits: [10, 11, 12] },
];
