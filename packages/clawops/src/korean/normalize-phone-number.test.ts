import { array, assert, constant, constantFrom, integer, oneof, pre, property, string } from "fast-check";
import { describe, expect, test } from "vitest";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { normalizePhoneNumber } from "./normalize-phone-number.ts";
import { phoneNumberRanges } from "./phone-number-ranges.ts";

describe("reads", () => {
  test.each([
    ["01012345678", "01012345678", "mobile"],
    ["+82 10-1234-5678", "01012345678", "mobile"],
    ["(+82) 10.1234.5678", "01012345678", "mobile"],
    ["+821012345678", "01012345678", "mobile"],
    ["\t010-1234-5678\u00A0", "01012345678", "mobile"],
    ["011-123-4567", "0111234567", "mobile"],
    ["019-1234-5678", "01912345678", "mobile"],
    ["010-1588-1234", "01015881234", "mobile"],
    ["070-1234-1234", "07012341234", "voip"],
    ["+82 70 1234 1234", "07012341234", "voip"],
    ["(02) 123.4567", "021234567", "landline"],
    ["02-1234-5678", "0212345678", "landline"],
    ["+82-2-123-4567", "021234567", "landline"],
    ["031-123-4567", "0311234567", "landline"],
    ["064-1234-5678", "06412345678", "landline"],
    ["044-868-1234", "0448681234", "landline"],
    ["1588-1234", "15881234", "representative"],
    ["1644.1234", "16441234", "representative"],
    ["1899 1234", "18991234", "representative"],
    ["080-123-4567", "0801234567", "toll-free"],
    ["+82 80 1234 5678", "08012345678", "toll-free"],
    ["14-1234", "141234", "toll-free"],
    ["0505-123-4567", "05051234567", "personal"],
    ["0507-1234-5678", "050712345678", "personal"],
    ["060-700-1234", "0607001234", "premium"],
    ["112", "112", "emergency"],
    ["119", "119", "emergency"],
    ["114", "114", "special"],
    ["182", "182", "special"],
    ["1330", "1330", "special"],
    ["012-1234-5678", "01212345678", "other"],
    ["0303-1234-5678", "030312345678", "other"],
  ])("%j as %s, %s", (input, number, kind) => {
    expect(normalizePhoneNumber(input)).toEqual({ number, kind });
  });
});

describe("refuses, and says why", () => {
  test.each([
    ["+1 212 555 0100", "only Korean numbers (+82)"],
    ["+8612345678901", "only Korean numbers (+82)"],
    ["1012345678", "the leading 0 is missing"],
    ["21234567", "the leading 0 is missing"],
    ["8210123456789", "82 is read as a country code after a plus sign only"],
    ["821012345678", "82 is read as a country code after a plus sign only"],
    ["8221234567", "82 is read as a country code after a plus sign only"],
    ["+82 1588-1234", "representative and short numbers have no +82 form"],
    ["+82 2 1588 1234", "a representative number takes no area code"],
    ["02-1588-1234", "a representative number takes no area code"],
    ["031-1644-1234", "a representative number takes no area code"],
    ["+82 010 1234 5678", "+82 stands for the leading 0"],
    ["+82 112", "representative and short numbers have no +82 form"],
    ["+82 14 1234", "representative and short numbers have no +82 form"],
    ["0082 10 1234 5678", "without 00 or 001"],
    ["001 82 10 1234 5678", "without 00 or 001"],
    ["010-1234-567", "a number that begins with 010 has 11 digits, not 10"],
    ["010-1234-56789", "a number that begins with 010 has 11 digits, not 12"],
    ["02-123-456", "a number that begins with 02 has 9 or 10 digits, not 8"],
    ["070-123-4567", "a number that begins with 070 has 11 digits, not 10"],
    ["1588-123", "a number that begins with 15 has 8 digits, not 7"],
    ["020-1234-5678", "a number that begins with 02 has 9 or 10 digits, not 11"],
    ["040-123-4567", "no Korean number begins like this"],
    ["100000000000000000000", "digits, not 21"],
    ["010-1234-567x", "at index 12 there is U+0078"],
    ["０１０１２３４５６７８", "at index 0 there is U+FF10 (full width: write it in ASCII)"],
    ["010–1234–5678", "at index 3 there is U+2013"],
    ["\u202A01012345678\u202C", "at index 0 there is U+202A"],
    ["01012345678😀", "at index 11 there is U+1F600"],
    ["tel:+82-10-1234-5678", "at index 0 there is U+0074"],
    ["010+12345678", "a + stands at the start only"],
    ["++821012345678", "a + stands at the start only"],
    ["+", "it holds no digit"],
    ["", "it holds no digit"],
    [" - ", "it holds no digit"],
    ["+82", "no Korean number begins like this"],
    [1012345678, "it must be a text, as a number loses its leading 0"],
    [undefined, "it must be a text"],
  ])("%j", (input, why) => {
    const normalize = (): unknown => normalizePhoneNumber(input as string);
    expect(normalize).toThrow(ClawOpsError);
    expect(normalize).toThrow(expect.objectContaining({ kind: "invalid-argument" }));
    expect(normalize).toThrow(why);
  });

  test("without repeating the number", () => {
    for (const input of ["1098765432", "+82 010 9876 5432", "010-9876-543", "tel:01098765432", "+1 987 654 3210"]) {
      expect(() => normalizePhoneNumber(input)).toThrow(
        expect.objectContaining({ message: expect.not.stringMatching(/987/) }),
      );
    }
  });
});

/** True for what a range holds by its digits but another rule takes out. */
function isTaken(kind: string, number: string): boolean {
  if (kind === "landline") return /^0(?:2|\d\d)1[568]\d{6}$/.test(number);
  return kind === "special" && ["112", "119"].includes(number);
}

/** Any number that the plan has. */
const anyNumber = constantFrom(
  ...phoneNumberRanges.flatMap((range) => range.digits.map((length) => ({ range, length }))),
)
  .chain(({ range: { kind, prefixes }, length }) =>
    constantFrom(...prefixes).chain((prefix) => {
      const rest = length - prefix.length;
      const digits = integer({ min: 0, max: 10 ** rest - 1 }).map((value) => String(value).padStart(rest, "0"));
      return (rest === 0 ? constant("") : digits).map((tail) => ({ kind, number: prefix + tail }));
    }),
  )
  .filter(({ kind, number }) => !isTaken(kind, number));

describe("for every number of the plan", () => {
  test("its kind is that of its range, and normalizing again changes nothing", () => {
    assert(
      property(anyNumber, ({ kind, number }) => {
        expect(normalizePhoneNumber(number)).toEqual({ number, kind });
      }),
    );
  });

  test("spaces, hyphens, brackets and dots between the digits change nothing", () => {
    assert(
      property(anyNumber, array(constantFrom(" ", "-", ".", "(", ")", "")), ({ number }, marks) => {
        const spelled = Array.from(number)
          .map((digit, index) => digit + (marks[index % (marks.length || 1)] ?? ""))
          .join("");
        expect(normalizePhoneNumber(spelled).number).toBe(number);
      }),
    );
  });

  test("+82 stands for the leading 0", () => {
    assert(
      property(anyNumber, ({ number }) => {
        pre(number.startsWith("0"));
        expect(normalizePhoneNumber(`+82${number.slice(1)}`).number).toBe(number);
      }),
    );
  });

  test("any other text gives a ClawOpsError or a number of digits", () => {
    assert(
      property(oneof(string(), string({ unit: constantFrom(...Array.from("0123456789+-. ()")) })), (text) => {
        try {
          expect(normalizePhoneNumber(text).number).toMatch(/^\d{3,12}$/);
        } catch (error) {
          if (!(error instanceof ClawOpsError)) throw error;
        }
      }),
    );
  });
});
