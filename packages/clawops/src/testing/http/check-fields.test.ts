import { expect, test } from "vitest";

import type { Shape } from "../../wire/operation.ts";
import { checkShape } from "./check-fields.ts";

const unknownKey = (path: string): object => ({
  path,
  message: "must NOT have additional properties",
  errorCode: "additionalProperties.openapi.validation",
});

test("a strict shape refuses keys that it does not know, one that is not lets them through", () => {
  const shape: Shape = { fields: { a: "string" } };
  expect(checkShape({ a: "x", b: 1 }, shape, "/body")).toEqual([]);
  expect(checkShape({ a: "x", b: 1, c: 2 }, { ...shape, strict: true }, "/body")).toEqual([
    unknownKey("/body/b"),
    unknownKey("/body/c"),
  ]);
  expect(checkShape({ a: "x" }, { ...shape, strict: true }, "/body")).toEqual([]);
});

test("strict holds for the object that says it, also inside lists", () => {
  const item: Shape = { fields: { a: "string" }, strict: true };
  const shape: Shape = { fields: { one: { type: "object", of: item }, many: { type: "array", of: item } } };
  expect(checkShape({ other: 1, one: { b: 1 }, many: [{ a: "x" }, { b: 1 }] }, shape, "/body")).toEqual([
    unknownKey("/body/one/b"),
    unknownKey("/body/many/1/b"),
  ]);
});

test("names that every object has are keys like others", () => {
  const value = JSON.parse('{"__proto__":1,"constructor":2,"toString":3}') as Record<string, unknown>;
  expect(checkShape(value, { fields: { a: "string" } }, "/body")).toEqual([]);
  expect(checkShape(value, { fields: { a: "string" }, strict: true }, "/body").map(({ path }) => path)).toEqual([
    "/body/__proto__",
    "/body/constructor",
    "/body/toString",
  ]);
});

test("the fields of a variant are known and checked where the value picks it", () => {
  const shape: Shape = {
    fields: { kind: { type: "string!", enum: ["a", "b"] } },
    by: "kind",
    variants: { a: { x: "string!" }, b: { y: "integer" } },
    strict: true,
  };
  expect(checkShape({ kind: "a", x: "1" }, shape, "/body")).toEqual([]);
  expect(checkShape({ kind: "a" }, shape, "/body")).toMatchObject([{ path: "/body/x" }]);
  expect(checkShape({ kind: "b", x: "1", y: "2" }, shape, "/body")).toMatchObject([
    { path: "/body/y", errorCode: "type.openapi.validation" },
    unknownKey("/body/x"),
  ]);
  const open: Shape = { ...shape, fields: { kind: { type: "string!", enum: ["a", "b"], open: true } } };
  expect(checkShape({ kind: "a" }, open, "/body")).toEqual([]);
  expect(checkShape({ kind: "a", z: 1 }, open, "/body")).toEqual([unknownKey("/body/z")]);
  expect(checkShape({ kind: "constructor" }, shape, "/body")).toMatchObject([{ path: "/body/kind" }]);
});
