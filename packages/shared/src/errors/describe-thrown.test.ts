import { runInNewContext } from "node:vm";

import { expect, test } from "vitest";

import { describeThrown } from "./describe-thrown.ts";

const refused = (address: string): Error => Object.assign(new Error(`connect ${address}`), { code: "ECONNREFUSED" });
const loop = Object.assign(new AggregateError([], ""), {});
loop.errors.push(loop);
const cycle: Record<string, unknown> = {};
cycle["self"] = cycle;
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();

test.each([
  ["an error", new TypeError("fetch failed"), "TypeError: fetch failed"],
  ["an error of another realm", runInNewContext("new RangeError('far')"), "RangeError: far"],
  ["a DOMException", new DOMException("stop", "AbortError"), "AbortError: stop"],
  [
    "an error with a code alone",
    Object.assign(new AggregateError([], ""), { code: "ECONNREFUSED" }),
    "AggregateError: ECONNREFUSED",
  ],
  [
    "an error with parts alone",
    new AggregateError([refused("::1"), refused("127.0.0.1")]),
    "AggregateError: Error: connect ::1; Error: connect 127.0.0.1",
  ],
  ["an error without words", new Error(), "Error"],
  ["an error that contains itself", loop, "AggregateError: AggregateError"],
  ["a text", "no", "no"],
  ["the error event of a socket", { type: "error", message: "socket hang up" }, "socket hang up"],
  ["an object", { a: 1 }, '{"a":1}'],
  ["an object that JSON cannot hold", cycle, "[object Object]"],
  ["an object without a prototype", Object.assign(Object.create(null), { a: 1n }), "[object Object]"],
  ["undefined", undefined, "undefined"],
  ["null", null, "null"],
  ["a symbol", Symbol("s"), "Symbol(s)"],
  ["a function", () => "source", "a function"],
  ["a revoked proxy", proxy, "an unreadable value"],
])("describes %s", (_name, thrown, words) => {
  expect(describeThrown(thrown)).toBe(words);
});
