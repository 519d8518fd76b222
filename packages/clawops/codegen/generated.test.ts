import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import * as operations from "../src/generated/operations.ts";
import { loadContract } from "./contract.ts";
import { generate } from "./generate.ts";

test.each(Object.entries(generate()))("the committed %s is what the generator makes of the contract", (name, text) => {
  const committed = readFileSync(new URL(`../src/generated/${name}`, import.meta.url), "utf8");
  expect(committed === text, `src/generated/${name} is out of date: run \`npm run generate\``).toBe(true);
});

test("every operation of the contract has a constant with its method and path", () => {
  const { operations: contract } = loadContract();
  expect(contract).toHaveLength(135);
  const wire = contract.map(({ operationId, method, path }) => ({ operationId, method, path }));
  expect(Object.values(operations).map(({ id, method, path }) => ({ operationId: id, method, path }))).toEqual(wire);
});

test("what a repeated request does is taken over from the contract", () => {
  const { operations: contract } = loadContract();
  const expected = Object.fromEntries(
    contract.map(({ operationId, repeat, idempotency }) => [operationId, [repeat, idempotency?.field]]),
  );
  expect(
    Object.fromEntries(Object.values(operations).map(({ id, repeat = "always", key }) => [id, [repeat, key]])),
  ).toEqual(expected);
});
