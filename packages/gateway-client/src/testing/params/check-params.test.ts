import { expect, test } from "vitest";

import { checkParams } from "./check-params.ts";
import { constant, filledText, flag, list, nullable, object, whole } from "./rule.ts";

const rule = object(
  {
    name: filledText,
    count: whole(1, 10),
    on: flag,
    keys: list(filledText, 1),
    mode: constant("a", "b"),
    inner: object({ version: filledText }, ["version"]),
    label: nullable(filledText),
  },
  ["name", "count"],
);
const good = { name: "x", count: 1 };

test.each([
  [good, []],
  [{ ...good, label: null, keys: ["k"], mode: "a", on: true, inner: { version: "1" } }, []],
  [{ count: 1 }, ["must have required property 'name'"]],
  [{ ...good, more: 1 }, ["at root: unexpected property 'more'"]],
  [{ ...good, name: 7 }, ["at /name: must be string"]],
  [{ ...good, count: 1.5 }, ["at /count: must be integer"]],
  [{ ...good, count: 0 }, ["at /count: must be >= 1"]],
  [{ ...good, count: 11 }, ["at /count: must be <= 10"]],
  [{ ...good, on: "yes" }, ["at /on: must be boolean"]],
  [{ ...good, keys: [7] }, ["at /keys/0: must be string"]],
  [{ ...good, inner: {} }, ["at /inner: must have required property 'version'"]],
  [{ ...good, inner: { version: "1", x: 1 } }, ["at /inner: unexpected property 'x'"]],
  [7, ["must be object"]],
])("%j is judged alike by both generations: %j", (value, problems) => {
  expect(checkParams(value, rule, 3)).toEqual(problems);
  expect(checkParams(value, rule, 4)).toEqual(problems);
});

test("the generations differ in their words", () => {
  const check = (value: object): string[][] =>
    [3, 4].map((protocol) => checkParams({ ...good, ...value }, rule, protocol as 3 | 4));
  expect(check({ name: "" })).toEqual([
    ["at /name: must NOT have fewer than 1 characters"],
    ["at /name: must not have fewer than 1 characters"],
  ]);
  expect(check({ mode: "c" })).toEqual([
    ["at /mode: must be equal to constant", "at /mode: must match a schema in anyOf"],
    ["at /mode: must be equal to one of the allowed values"],
  ]);
  expect(check({ name: undefined, count: undefined })).toEqual([
    ["must have required property 'name'", "must have required property 'count'"],
    ["must have required property 'name'"],
  ]);
});
