import { expect, test } from "vitest";

import { copyData } from "./copy-data.ts";

const isData = (value: object): boolean => !(value instanceof Date);

test("a copy shares nothing that is data, and leaves the rest itself", () => {
  const when = new Date(0);
  const given = { list: [1, { when }], when };
  const copy = copyData(given, { isData });
  expect(copy).toEqual(given);
  expect(copy.list).not.toBe(given.list);
  expect(copy.list[1]).not.toBe(given.list[1]);
  expect(copy.when).toBe(when);
});

test("what is in itself, or there twice, is so in the copy", () => {
  const twice = { a: 1 };
  const given: Record<string, unknown> = { one: twice, other: twice };
  given["self"] = given;
  const copy = copyData(given, { isData });
  expect(copy["self"]).toBe(copy);
  expect(copy["one"]).toBe(copy["other"]);
  expect(copy["one"]).not.toBe(twice);
});

test("texts and names of fields are changed as it is told, and no index of a list", () => {
  const text = (given: string): string => given.replace(/^0$/, "zero").toUpperCase();
  expect(copyData({ a: ["b", "0"] }, { isData, text })).toEqual({ A: ["B", "ZERO"] });
});

test("a name like `__proto__` is data, and depth is no matter", () => {
  const named: unknown = JSON.parse('{"__proto__":{"to":"x"}}');
  expect(JSON.stringify(copyData(named, { isData }))).toBe('{"__proto__":{"to":"x"}}');
  let deep: unknown = "end";
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  let copy: unknown = copyData(deep, { isData });
  while (Array.isArray(copy)) copy = copy[0];
  expect(copy).toBe("end");
});

test("what is of a class stays of it, without its getters being asked", () => {
  class Order {
    lines = [1];
    get sum(): number {
      throw new Error("asked");
    }
  }
  const given = new Order();
  const copy = copyData(given, { isData });
  expect(copy).toBeInstanceOf(Order);
  expect(copy.lines).toEqual([1]);
  expect(copy.lines).not.toBe(given.lines);
});
