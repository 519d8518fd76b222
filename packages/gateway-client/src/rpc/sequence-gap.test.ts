import { expect, test } from "vitest";

import { SequenceWatch } from "./sequence-gap.ts";

test("a gap is told once, with what should have come and what came", () => {
  const watch = new SequenceWatch();
  expect([1, 2, 5, 6, 6, 3, 7].map((seq) => watch.see(seq))).toEqual([
    undefined,
    undefined,
    { reason: "sequence", from: 3, to: 4, expected: 3, received: 5 },
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("events before the first that came are a gap too", () => {
  expect(new SequenceWatch().see(4)).toEqual({ reason: "sequence", from: 1, to: 3, expected: 1, received: 4 });
});
