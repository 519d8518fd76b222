import { expect, test } from "vitest";

import { contextUsage } from "./context-usage.ts";

test("the share is rounded to whole percent", () => {
  expect(contextUsage({ totalTokens: 12_345, contextTokens: 200_000 })).toEqual({
    used: 12_345,
    max: 200_000,
    percent: 6,
  });
  expect(contextUsage({ totalTokens: 3, contextTokens: 200 })).toMatchObject({ percent: 2 });
  expect(contextUsage({ totalTokens: 300, contextTokens: 200 })).toMatchObject({ percent: 150 });
  expect(contextUsage({ totalTokens: 0, contextTokens: 200 })).toMatchObject({ percent: 0 });
});

test("a session that does not name its window has that of the defaults", () => {
  expect(contextUsage({ totalTokens: 50 }, { contextTokens: 100 })).toEqual({ used: 50, max: 100, percent: 50 });
  expect(contextUsage({ totalTokens: 50, contextTokens: 200 }, { contextTokens: 100 })).toMatchObject({ max: 200 });
});

test.each([
  [{}, { contextTokens: 100 }],
  [{ totalTokens: null }, { contextTokens: 100 }],
  [{ totalTokens: 50 }, undefined],
  [{ totalTokens: 50, contextTokens: 0 }, undefined],
  [{ totalTokens: 50, contextTokens: 100, totalTokensFresh: false }, undefined],
])("%j with defaults %j is unknown", (session, defaults) => {
  expect(contextUsage(session, defaults)).toBeUndefined();
});
