import { expect, test } from "vitest";

import * as korean from "./index.ts";
import { koreanRules } from "./korean-rules.ts";

test("the subpath exports these names", () => {
  expect(Object.keys(korean).toSorted()).toEqual([
    "inspectMessage",
    "koreanRules",
    "messageLimits",
    "normalizePhoneNumber",
    "phoneNumberRanges",
    "readPhoneNumber",
  ]);
});

test("each rule has a name of its own, a sentence and a source that fits its origin", () => {
  expect(new Set(koreanRules.map(({ id }) => id)).size).toBe(koreanRules.length);
  for (const { text, source, origin, appliesTo } of koreanRules) {
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(source).toMatch(origin === "law" ? /정보통신망법.*제50조/ : /^ClawOps API \d/);
    expect(appliesTo.length).toBeGreaterThan(0);
  }
});

test("nights are told apart: the law's, that of brand messages and that of batch calls", () => {
  const nights = koreanRules.flatMap(({ id, night }) => (night === undefined ? [] : [[id, night.start, night.end]]));
  expect(nights).toEqual([
    ["advertising-night-consent", "21:00", "08:00"],
    ["brand-message-night", "20:50", "08:00"],
    ["call-batch-night", "21:00", "08:00"],
  ]);
});

test("the words that advertising must contain print on every handset", () => {
  const labels = koreanRules.flatMap(({ label }) => (label === undefined ? [] : [label]));
  expect(labels).toEqual(["(광고)", "무료수신거부"]);
  for (const label of labels) expect(korean.inspectMessage(label)).toMatchObject({ unprintable: [], cp949Only: [] });
});
