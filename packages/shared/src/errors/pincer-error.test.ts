import { inspect } from "node:util";
import { runInNewContext } from "node:vm";

import { describe, expect, test } from "vitest";

import { PincerError, type PincerErrorOptions } from "./pincer-error.ts";

class ParentError extends PincerError {
  static override readonly brand: string = "ParentError";
  readonly body: unknown;

  constructor(message: string, options: PincerErrorOptions & { body?: unknown }) {
    super(message, options);
    this.body = options.body;
  }
}

class ChildError extends ParentError {
  static override readonly brand: string = "ChildError";
}

class UserError extends ChildError {}

const make = (options?: Partial<PincerErrorOptions> & { body?: unknown }): ChildError =>
  new ChildError("it broke", { kind: "server", ...options });

test("it is an Error with a name, a kind and a cause", () => {
  const cause = new Error("below");
  const error = make({ cause });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: "ChildError", message: "it broke", kind: "server", retryable: false });
  expect(error.cause).toBe(cause);
  expect(error.stack).toMatch(/^ChildError: it broke\n {4}at /);
  expect(String(error)).toBe("ChildError: it broke");
  expect(make({ retryable: true }).retryable).toBe(true);
});

test("without a cause there is no property for one", () => {
  expect("cause" in make()).toBe(false);
});

test("it is an instance of its class and of every class above it, and of no other", () => {
  class OtherError extends ParentError {
    static override readonly brand: string = "OtherError";
  }
  for (const Class of [ChildError, ParentError, PincerError]) {
    expect(make()).toBeInstanceOf(Class);
    expect(Class.isInstance(make())).toBe(true);
  }
  expect(make()).not.toBeInstanceOf(OtherError);
  expect(new ParentError("x", { kind: "run" })).not.toBeInstanceOf(ChildError);
});

test("a subclass without a brand is told by its prototype, and has the name of the class above", () => {
  const error = new UserError("x", { kind: "run" });
  expect(error.name).toBe("ChildError");
  expect(error).toBeInstanceOf(UserError);
  expect(UserError.isInstance(error)).toBe(true);
  expect(error).toBeInstanceOf(ChildError);
  expect(make()).not.toBeInstanceOf(UserError);
  expect(UserError.isInstance(make())).toBe(false);
});

test.each([
  ["undefined", undefined],
  ["null", null],
  ["text", "ChildError"],
  ["a function", () => {}],
  ["a class", ChildError],
  ["a plain object of the same looks", { name: "ChildError", message: "x", kind: "server", retryable: false }],
  ["an error of the same name", Object.assign(new Error("x"), { name: "ChildError" })],
  ["a DOMException of the same name", new DOMException("x", "ChildError")],
  ["an error of another realm", runInNewContext("new Error('x')")],
])("%s is not an instance", (_name, value) => {
  expect(ChildError.isInstance(value)).toBe(false);
  expect(value).not.toBeInstanceOf(PincerError);
});

describe("what is shown", () => {
  const error = make({
    body: { token: "hunter22", totalTokens: 5 },
    cause: new Error("Authorization: Bearer hunter22"),
  });

  test("toJSON() has every field and the causes, without secrets", () => {
    expect(error.toJSON()).toEqual({
      name: "ChildError",
      message: "it broke",
      kind: "server",
      retryable: false,
      body: { token: "[redacted]", totalTokens: 5 },
      cause: { name: "Error", message: "Authorization: Bearer [redacted]" },
    });
    expect(JSON.parse(JSON.stringify({ error }))).toEqual({ error: error.toJSON() });
  });

  test("what JSON cannot hold does not make it fail", () => {
    const body: Record<string, unknown> = { big: 1n };
    body["self"] = body;
    expect(JSON.stringify(make({ body }))).toContain('"body":{"big":"1","self":"[circular]"}');
  });

  test("console.log shows the stack once, then the fields, without secrets", () => {
    const shown = inspect(error);
    expect(shown).toMatch(/^ChildError: it broke\n {4}at /);
    expect(shown.match(/it broke/g)).toHaveLength(1);
    expect(shown).toContain("kind: 'server'");
    expect(shown).toContain("totalTokens: 5");
    expect(shown).not.toContain("hunter22");
    expect(inspect({ deep: [error] }, { depth: 5 })).not.toContain("hunter22");
  });

  test("a runtime that passes no inspect function gets JSON", () => {
    const bare = error as unknown as Record<symbol, (depth: number, options: object) => string>;
    const shown = bare[Symbol.for("nodejs.util.inspect.custom")]?.(2, {});
    expect(shown).toMatch(/^ChildError: it broke\n/);
    expect(shown).toContain('"kind":"server"');
  });

  test("a secret in the message does not show in stack or message", () => {
    const loud = new PincerError("token=hunter22", { kind: "run" });
    expect(inspect(loud) + JSON.stringify(loud)).not.toContain("hunter22");
  });

  test("its own machinery is not among the fields", () => {
    expect(Object.keys(error).sort()).toEqual(["body", "kind", "retryable"]);
  });
});
