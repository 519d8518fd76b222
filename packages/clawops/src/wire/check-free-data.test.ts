import { describe, expect, test } from "vitest";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import * as operations from "../generated/operations.ts";
import { encodeJson } from "./encode-body.ts";
import { encodeRequest } from "./encode-request.ts";
import type { Operation } from "./operation.ts";

const base = { to: "01012345678", from: "07012341234" };
const invalid = new Date(Number.NaN);

/** What stands against parameters, or `undefined`. */
function problemOf(operation: Operation, params: object): string | undefined {
  try {
    encodeRequest(operation, params);
    return undefined;
  } catch (error) {
    if (ClawOpsError.isInstance(error) && error.kind === "invalid-argument") return error.message;
    throw error;
  }
}

describe("what JSON would turn into null is refused, with its path", () => {
  test.each<[string, Operation, object, string]>([
    [
      "deep in a context",
      operations.transferCall,
      { to: "010", context: { order: { lines: [{ sum: 1 }, { sum: Number.POSITIVE_INFINITY }] } } },
      "`context.order.lines[1].sum` is Infinity",
    ],
    [
      "a date in a free bubble",
      operations.sendMessage,
      { ...base, brand: { channelId: "KC1", free: { until: invalid } } },
      "`brand.free.until` is an invalid Date",
    ],
    [
      "in the variables of one task of many",
      operations.createCallBatch,
      { name: "b", from: "0701", tasks: [{ to: "010" }, { to: "010", variables: { at: invalid } }] },
      "`tasks[1].variables.at` is an invalid Date",
    ],
    [
      "in a parameter that is newer than this SDK",
      operations.transferCall,
      { to: "010", boost: Number.NEGATIVE_INFINITY },
      "`boost` is -Infinity",
    ],
    [
      "inside such a parameter",
      operations.transferCall,
      { to: "010", boost: { by: [Number.NaN] } },
      "`boost.by[0]` is NaN",
    ],
  ])("%s", (_, operation, params, problem) => {
    expect(problemOf(operation, params)).toContain(
      `${problem}, which JSON turns into null; pass null or leave it out where there is no value. Nothing was sent.`,
    );
  });

  test("once for each value, however many are in it", () => {
    const context = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, Number.NaN]));
    expect(problemOf(operations.transferCall, { to: "010", context })?.match(/NaN/g)).toHaveLength(1);
  });
});

class Money {
  #won = 10;
  get won(): number {
    return this.#won;
  }
}

describe("what JSON would leave out, or empty, is refused, with its path", () => {
  test.each<[string, unknown, string]>([
    ["a map", new Map([["a", 1]]), "an object (Map), of which JSON keeps too little"],
    ["bytes", new Uint8Array(1), "an object (Uint8Array), of which JSON keeps too little"],
    ["a promise", Promise.resolve(1), "an object (Promise), of which JSON keeps too little"],
    ["an object with getters", new Money(), "an object (Money), of which JSON keeps too little"],
    ["a function", () => 1, "a function, which JSON leaves out"],
    ["a symbol", Symbol("a"), "a symbol, which JSON leaves out"],
  ])("%s", (_, value, problem) => {
    expect(problemOf(operations.transferCall, { to: "010", boost: value })).toContain(`\`boost\` is ${problem}`);
    const context = { list: [{ at: value }] };
    expect(problemOf(operations.transferCall, { to: "010", context })).toContain(
      `\`context.list[0].at\` is ${problem}`,
    );
  });
});

describe("data of any other kind passes as it is", () => {
  test.each<[string, unknown]>([
    ["null, texts and finite numbers", { a: null, b: ["x", -1.5, true], c: { d: 0 } }],
    ["a valid date", { at: new Date(0) }],
    ["what says itself how it is in JSON", { sum: { cents: Number.NaN, toJSON: () => "1.50" } }],
  ])("%s", (_, context) => {
    const { fields } = encodeRequest(operations.transferCall, { to: "010", context });
    expect(fields).toEqual({ to: "010", context });
  });

  test("data that is deeper than the stack, or shares parts, is looked through", () => {
    let deep: unknown = Number.NaN;
    for (let depth = 0; depth < 20_000; depth += 1) deep = [deep];
    expect(problemOf(operations.transferCall, { to: "010", context: { deep } })).toMatch(/\[0\]` is NaN/);
    let shared: unknown = "end";
    for (let depth = 0; depth < 60; depth += 1) shared = [shared, shared];
    expect(problemOf(operations.transferCall, { to: "010", context: { shared } })).toBeUndefined();
  });

  test("a cycle, and a getter that throws, are told by the encoding", () => {
    const context: Record<string, unknown> = { a: 1 };
    context["self"] = context;
    const hostile = {
      get a(): never {
        throw new Error("mine");
      },
    };
    for (const one of [context, hostile]) {
      const { fields = {} } = encodeRequest(operations.transferCall, { to: "010", context: one });
      expect(() => encodeJson(fields, "transferCall")).toThrow("cannot be turned into JSON");
    }
  });
});
