import { expect, test } from "vitest";

import { longestAge } from "./moment.ts";

const minute = 60_000;
const since = { steady: 1000, wall: 5_000_000 };
const later = (steadyMs: number, wallMs: number) => ({ steady: since.steady + steadyMs, wall: since.wall + wallMs });

test("a time that both clocks agree on is as old as they say", () => {
  expect(longestAge(since.steady + 10_000, since, later(30_000, 30_000))).toBe(20_000);
});

test("a sleep that only the machine's clock has seen counts", () => {
  expect(longestAge(since.steady + 10_000, since, later(30_000, 10 * minute))).toBe(10 * minute - 10_000);
});

test("a clock that was set back may hide a sleep: nobody knows how old it is", () => {
  expect(longestAge(since.steady, since, later(30_000, -60 * minute))).toBe(Infinity);
});

test("a clock that is kept right by less than a second changes nothing", () => {
  expect(longestAge(since.steady, since, later(30_000, 29_500))).toBe(30_000);
});
