import { inspect } from "node:util";
import { runInNewContext } from "node:vm";

import { describe, expect, test } from "vitest";

import { SecretKeeper } from "./secret-keeper.ts";

const secret = 'p@ß "w/rd\\+<x>';

function keeperOf(...secrets: string[]): SecretKeeper {
  const keeper = new SecretKeeper();
  for (const one of secrets) keeper.add(one);
  return keeper;
}

describe("a secret is found", () => {
  const json = JSON.stringify(secret);
  test.each([
    ["as it is", secret],
    ["URL-encoded", encodeURIComponent(secret)],
    ["URL-encoded in small letters", encodeURIComponent(secret).toLowerCase()],
    ["in a URL", new URL(`https://h/?q=${secret}`).search],
    ["in a form", new URLSearchParams({ a: secret }).toString()],
    ["in JSON", json],
    ["in JSON in JSON", JSON.stringify(json)],
    ["in JSON as PHP writes it", json.replaceAll("/", "\\/")],
    ["in JSON as Go writes it", json.replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replace("ß", "\\u00df")],
    ["in base64", Buffer.from(secret).toString("base64")],
    ["in base64 after a user", Buffer.from(`u:${secret}`).toString("base64")],
    ["in base64 in the middle", Buffer.from(`{"k":"${secret}"}`).toString("base64")],
    ["in base64url", Buffer.from(`ab${secret}`).toString("base64url")],
  ])("%s", (_name, text) => {
    const safe = keeperOf(secret).exact(`before ${text} after`);
    expect(safe).toMatch(/^before .*\[redacted\].* after$/);
    expect(safe.length).toBeLessThan(text.length + 20);
    expect(safe).not.toContain("w%2Frd");
  });
});

test("of secrets that begin alike the longest goes first, whatever the order", () => {
  for (const secrets of [
    ["abcd", "abcdefgh"],
    ["abcdefgh", "abcd"],
  ]) {
    expect(keeperOf(...secrets).exact("abcdefgh abcd")).toBe("[redacted] [redacted]");
  }
});

test("a secret that is a word of the mark does not spoil the mark", () => {
  expect(keeperOf("redacted", "hunter22").exact("hunter22")).toBe("[redacted]");
});

test("patterns in a secret are text", () => {
  expect(keeperOf("a.*b$&").exact("a.*b$& axxb$&")).toBe("[redacted] axxb$&");
});

test("values under four characters, and none, are ignored", () => {
  const keeper = keeperOf("abc", "   ");
  keeper.add(undefined);
  expect(keeper.exact("abc   ")).toBe("abc   ");
});

test("a lone surrogate in a secret is no problem", () => {
  expect(keeperOf("\ud800abcd").exact("x\ud800abcd")).toBe("x[redacted]");
});

test("only the newest hundred are remembered", () => {
  const keeper = new SecretKeeper();
  for (let n = 100; n <= 200; n += 1) keeper.add(`secret-${n}`);
  expect(keeper.exact("secret-100 secret-101 secret-200")).toBe("secret-100 [redacted] [redacted]");
});

test("text() hides what looks like a secret too", () => {
  expect(keeperOf("abc&def").text("token=abc&def sk_live_123456")).toBe("token=[redacted] [redacted]");
});

describe("data()", () => {
  test("cleans texts and keys at any depth, in a copy", () => {
    const body = { list: [{ "x-hunter22": "is hunter22", n: 1, none: null }] };
    expect(keeperOf("hunter22").data(body)).toEqual({ list: [{ "x-[redacted]": "is [redacted]", n: 1, none: null }] });
    expect(body.list[0]).toHaveProperty("x-hunter22");
  });

  test("leaves what no JSON has as it is", () => {
    class Money {
      amount = "hunter22";
    }
    const body = { date: new Date(0), bytes: new Uint8Array([1]), map: new Map(), money: new Money(), run: () => {} };
    const copy = keeperOf("hunter22").data(body);
    for (const key of ["date", "bytes", "map", "money", "run"] as const) expect(copy[key]).toBe(body[key]);
  });

  test("copies cycles as cycles, and shared parts once", () => {
    const body: Record<string, unknown> = { text: "hunter22" };
    body["self"] = body;
    const copy = keeperOf("hunter22").data(body);
    expect(copy["self"]).toBe(copy);
    expect(copy["text"]).toBe("[redacted]");
  });

  test("goes deeper than the stack", () => {
    const depth = 200_000;
    let copy: unknown = keeperOf("hunter22").data(JSON.parse(`${"[".repeat(depth)}"hunter22"${"]".repeat(depth)}`));
    for (let level = 0; level < depth; level += 1) copy = (copy as unknown[])[0];
    expect(copy).toBe("[redacted]");
  });

  test("takes plain objects of another realm for plain, and __proto__ for data", () => {
    const body: unknown = runInNewContext(`JSON.parse('{"__proto__":"hunter22","a":["hunter22"]}')`);
    expect(JSON.stringify(keeperOf("hunter22").data(body))).toBe('{"__proto__":"[redacted]","a":["[redacted]"]}');
  });
});

test("printable() finds a remembered secret before its shape is cut", () => {
  const safe = keeperOf("abc&def ghi").printable({ url: "x?token=abc&def ghi", at: new Map([["abc&def ghi", 1]]) });
  expect(safe).toEqual({ url: "x?token=[redacted]", at: { "[redacted]": 1 } });
});

describe("cause()", () => {
  const keeper = keeperOf("hunter22");

  test("gives a clean error as it is", () => {
    const clean = new TypeError("fetch failed", {
      cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
    });
    expect(keeper.cause(clean)).toBe(clean);
  });

  const hidden = (value: unknown): Error => Object.defineProperty(new Error("x"), "input", { value });
  test.each([
    ["the message", new Error("is hunter22")],
    ["a shape in the message", new Error("Invalid URL: ws://u:p@h")],
    ["a field", Object.assign(new Error("x"), { input: "hunter22" })],
    ["a hidden field", hidden("hunter22")],
    ["the name of a field", Object.assign(new Error("x"), { hunter22: 1 })],
    ["a field under a symbol", Object.assign(new Error("x"), { [Symbol("s")]: "hunter22" })],
    ["a symbol", Object.assign(new Error("x"), { s: Symbol("hunter22") })],
    ["a map", hidden(new Map([["a", "hunter22"]]))],
    ["a set", hidden(new Set(["hunter22"]))],
    ["headers", hidden(new Headers({ a: "hunter22" }))],
    ["a URL", hidden(new URL("https://h/hunter22"))],
    ["a request", hidden(new Request("https://h/hunter22"))],
    ["bytes", hidden(new TextEncoder().encode("is hunter22"))],
    ["its own cause", new Error("x", { cause: new Error("y", { cause: "hunter22" }) })],
    ["a part of it", new AggregateError([new Error("hunter22")], "x")],
    ["a text that was thrown", "hunter22"],
    ["an object that was thrown", { message: "hunter22" }],
  ])("copies an error with the secret in %s", (_name, error) => {
    const copy = keeper.cause(error);
    expect(copy).not.toBe(error);
    expect(copy).toBeInstanceOf(Error);
    expect(inspect(copy, { depth: 20, showHidden: true })).not.toMatch(/hunter22|u:p@h/);
  });

  test("keeps name, code, place and causes in the copy", () => {
    const cause = Object.assign(new Error("connect hunter22"), { code: "ECONNREFUSED" });
    const error = new TypeError("to hunter22", { cause });
    const copy = keeper.cause(error) as Error & { cause: Error };
    expect(copy).toMatchObject({ name: "TypeError", message: "to [redacted]" });
    expect(copy.stack).toBe(error.stack?.replace("hunter22", "[redacted]"));
    expect(copy.cause).toMatchObject({ message: "connect [redacted]", code: "ECONNREFUSED" });
  });

  test("survives a cycle of causes", () => {
    const error = new Error("hunter22");
    error.cause = error;
    expect(inspect(keeper.cause(error), { depth: 20 })).not.toContain("hunter22");
  });

  test("copies what cannot be read", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(keeper.cause(proxy)).toMatchObject({ message: "an unreadable value" });
  });

  test("copies what is too large to look through", () => {
    const error = Object.assign(new Error("x"), { list: Array.from({ length: 5000 }, (_, n) => ({ n })) });
    expect(keeper.cause(error)).not.toBe(error);
  });
});

test("the keeper itself shows nothing", () => {
  const keeper = keeperOf("hunter22");
  expect(inspect(keeper, { showHidden: true }) + JSON.stringify(keeper)).not.toContain("hunter22");
});

test("a keeper with more secrets remembers those of the one that it was made from, which does not remember them", () => {
  const keeper = new SecretKeeper();
  keeper.add("first-secret");
  const more = keeper.with(["second-secret"]);
  expect(more.exact("first-secret second-secret")).toBe("[redacted] [redacted]");
  expect(keeper.exact("first-secret second-secret")).toBe("[redacted] second-secret");
  expect(keeper.with([])).toBe(keeper);
});
