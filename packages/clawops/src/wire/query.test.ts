import { expect, test } from "vitest";

import { checkQueryValue, toQuery } from "./query.ts";

test("a list becomes repeated keys", () => {
  expect(toQuery({ from: ["0701", "0702"], to: "010" })).toBe("?from=0701&from=0702&to=010");
});

test("null, undefined and empty lists are left out", () => {
  expect(toQuery({ a: null, b: undefined, c: [], d: [null, "x"], e: "" })).toBe("?d=x&e=");
  expect(toQuery({})).toBe("");
});

test("dates are ISO instants, numbers and booleans their words", () => {
  expect(toQuery({ since: new Date(0), page: 0, includeToday: false })).toBe(
    "?since=1970-01-01T00%3A00%3A00.000Z&page=0&includeToday=false",
  );
});

test("reserved characters cannot make a parameter of their own", () => {
  expect(toQuery({ number: "1&status=failed" })).toBe("?number=1%26status%3Dfailed");
});

test.each([() => 1, Symbol("x"), {}, [{}], Number.NaN, new Date(Number.NaN), new Map()])(
  "%s is no query value",
  (value) => {
    expect(checkQueryValue(value)).toMatch(/^must be a string, number, boolean, valid Date or a list of them, got /);
  },
);

test.each(["", 0, 1n, false, null, undefined, new Date(0), ["a", 1]])("%s is a query value", (value) => {
  expect(checkQueryValue(value)).toBeUndefined();
});
