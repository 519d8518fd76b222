import { expect, test } from "vitest";

import { closeReason } from "./close-reason.ts";

test.each(["", "bye", "x".repeat(123), "가".repeat(41)])("a reason that fits stays as it is: %j", (reason) => {
  expect(closeReason(reason)).toBe(reason);
});

test.each([
  ["x".repeat(124), "x".repeat(123)],
  ["가".repeat(42), "가".repeat(41)],
  [`x${"가".repeat(41)}`, `x${"가".repeat(40)}`],
  [`xx${"😀".repeat(31)}`, `xx${"😀".repeat(30)}`],
])("a longer one is cut between characters: %j", (reason, cut) => {
  expect(closeReason(reason)).toBe(cut);
  expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(123);
});
