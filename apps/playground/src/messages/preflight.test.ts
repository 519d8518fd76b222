import { expect, test } from "vitest";

import { preflight } from "./preflight.ts";

test("a short text is an SMS, with its bytes in EUC-KR", () => {
  expect(preflight("안녕 hi")).toMatchObject({
    type: "sms",
    size: "7 of 90 bytes in EUC-KR",
    fits: true,
    cut: null,
    announcement: "Is sent as SMS.",
  });
});

test("a longer text is an LMS, and shows where an SMS would be cut", () => {
  const { type, size, cut, announcement } = preflight(`${"가".repeat(44)}나다${"라".repeat(20)}`);
  expect([type, size]).toEqual(["lms", "132 bytes in EUC-KR, 66 of 2,000 characters"]);
  expect(cut).toEqual({ at: 45, before: `${"가".repeat(9)}나`, after: `다${"라".repeat(9)}` });
  expect(announcement).toBe("Is sent as LMS. As an SMS it would be cut at index 45.");
});

test("a cut never shows half of a character", () => {
  const { cut } = preflight("🎉".repeat(60));
  expect([cut?.before, cut?.after]).toEqual(["🎉".repeat(10), "🎉".repeat(10)]);
});

test("a text over the limit of an LMS says that it is refused", () => {
  const { fits, announcement } = preflight("a".repeat(2_001));
  expect(fits).toBe(false);
  expect(announcement).toContain("Too long: an LMS takes 2,000 characters, and the service refuses more.");
});

test("characters that do not print are named with their code point and place", () => {
  const { unprintable, announcement } = preflight("확정 🎉\u200d");
  expect(unprintable).toEqual({ count: 2, named: ["🎉 U+1F389 at index 3", "U+200D at index 5"] });
  expect(announcement).toContain("2 characters arrive as a question mark.");
});

test("of many characters that do not print, the first eight are named and all are counted", () => {
  const { unprintable } = preflight("🎉".repeat(1_000));
  expect([unprintable.count, unprintable.named.length]).toEqual([1_000, 8]);
});

test("syllables that old handsets lack are named apart", () => {
  expect(preflight("똠")).toMatchObject({ unprintable: { count: 0 }, risky: { named: ["똠 U+B620 at index 0"] } });
});

test("what is told aloud stays the same while nothing that matters changes", () => {
  expect(preflight("안녕하세요").announcement).toBe(preflight("안녕하세요, 내일").announcement);
});
