import { describe, expect, test } from "vitest";

import { redact } from "./redact.ts";

test("fields with the name of a secret are hidden whatever they hold, others stay", () => {
  expect(
    redact({ token: "abc", password: 1234, apiKeys: ["a"], secret: { value: "a" }, totalTokens: 5, n: [1] }),
  ).toEqual({
    token: "[redacted]",
    password: "[redacted]",
    apiKeys: "[redacted]",
    secret: "[redacted]",
    totalTokens: 5,
    n: [1],
  });
});

test("that a secret is missing is no secret", () => {
  const value = { token: null, hasSecret: true, password: undefined };
  expect(redact(value)).toEqual(value);
});

test("the value is copied and never changed", () => {
  const value = { inner: { token: "abc" } };
  redact(value);
  expect(value).toEqual({ inner: { token: "abc" } });
});

test("texts and the names of fields are cleaned", () => {
  expect(redact({ url: "https://h?token=abc", "Bearer abcd1234": [1] })).toEqual({
    url: "https://h?token=[redacted]",
    "Bearer [redacted]": [1],
  });
});

describe("becomes plain data:", () => {
  test.each([
    ["Headers", new Headers({ authorization: "abc", accept: "x" }), { authorization: "[redacted]", accept: "x" }],
    [
      "Map",
      new Map<unknown, unknown>([
        ["token", "abc"],
        [{ a: 1 }, 2],
      ]),
      { token: "[redacted]", "[object Object]": 2 },
    ],
    ["Set", new Set(["token=abc", 1]), ["token=[redacted]", 1]],
    ["URL", new URL("https://u:p@h/?token=abc"), "https://[redacted]@h/?token=[redacted]"],
    ["URLSearchParams", new URLSearchParams("token=abc&a=1"), { token: "[redacted]", a: "1" }],
    ["Date", new Date(0), "1970-01-01T00:00:00.000Z"],
    ["invalid Date", new Date(Number.NaN), null],
    ["bytes", new Uint8Array(3), "[3 bytes]"],
    ["ArrayBuffer", new ArrayBuffer(4), "[4 bytes]"],
    ["bigint", 5n, "5"],
    ["symbol", Symbol("Bearer abcd1234"), "Symbol(Bearer [redacted])"],
    ["function", () => "abc", "[function]"],
  ])("%s", (_name, value, plain) => {
    expect(redact(value)).toEqual(plain);
  });
});

test("an error shows its name, message, fields, parts and causes", () => {
  const cause = Object.assign(new TypeError("token=abc"), { code: "E1", token: "abc" });
  const parts = new AggregateError([new Error("one")], "all", { cause });
  expect(redact(parts)).toEqual({
    name: "AggregateError",
    message: "all",
    errors: [{ name: "Error", message: "one" }],
    cause: { name: "TypeError", message: "token=[redacted]", code: "E1", token: "[redacted]" },
  });
});

test("a cycle is cut where it closes, and what merely appears twice is not", () => {
  const shared = { a: 1 };
  const value: Record<string, unknown> = { one: shared, two: shared };
  value["self"] = value;
  expect(redact(value)).toEqual({ one: { a: 1 }, two: { a: 1 }, self: "[circular]" });
});

test("what is nested deeper than 8 levels is cut", () => {
  let value: unknown = "token=abc";
  for (let level = 0; level < 100_000; level += 1) value = [value];
  expect(JSON.stringify(redact(value))).toBe(`${"[".repeat(9)}"[…]"${"]".repeat(9)}`);
});

test("long lists are cut, also ones without an end", () => {
  function* endless(): Generator<number> {
    for (let n = 0; ; n += 1) yield n;
  }
  expect(redact(Array.from({ length: 1000 }, () => 0))).toHaveLength(200);
  expect(Object.keys(redact(new Map(Array.from({ length: 1000 }, (_, n) => [n, n]))) as object)).toHaveLength(200);
  expect(redact({ entries: endless, [Symbol.iterator]: endless })).toBe("[unreadable]");
});

test("objects that share parts many times over are given up, not walked for ever", { timeout: 5000 }, () => {
  let value: unknown = {};
  for (let level = 0; level < 8; level += 1) value = Array.from({ length: 200 }, () => value);
  expect(JSON.stringify(redact(value))).toContain("[…]");
});

test("a getter that throws hides its own field only", () => {
  const value = {
    a: 1,
    get b(): never {
      throw new Error("no");
    },
  };
  expect(redact(value)).toEqual({ a: 1, b: "[unreadable]" });
});

test("a revoked proxy is unreadable", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  const { proxy: call, revoke: revokeCall } = Proxy.revocable(() => {}, {});
  revoke();
  revokeCall();
  expect(redact({ proxy, call })).toEqual({ proxy: "[unreadable]", call: "[function]" });
});

test("a key named __proto__ is data", () => {
  const safe = redact(JSON.parse('{"__proto__":{"admin":true}}')) as object;
  expect(Object.getPrototypeOf(safe)).toBe(Object.prototype);
  expect(Object.hasOwn(safe, "__proto__")).toBe(true);
});
