import { beforeAll, expect, test } from "vitest";

import { loadContract } from "../../codegen/contract.ts";
import { readClient } from "../../test/operations/call-method.ts";
import { operationCases } from "../../test/operations/cases.ts";
import { expectedRequest, type SeenRequest } from "../../test/operations/expected.ts";
import { type CaseResult, runCases } from "../../test/operations/run-cases.ts";
import { userName } from "../../test/operations/samples.ts";
import { serveCases } from "../../test/operations/serve-cases.ts";
import { ClawOps } from "../client.ts";

const contract = loadContract();
const cases = operationCases(contract);

let results: CaseResult[] = [];
let seen: SeenRequest[] = [];

beforeAll(async () => {
  const server = await serveCases();
  results = await runCases(contract, server.url);
  seen = await server.seen();
  return server.close;
});

test.each(cases.map((one, index) => ({ ...one, index })))("$name, as the contract has it", (one) => {
  expect(results[one.index]?.problem).toBeUndefined();
  expect(seen[one.index]).toEqual(expectedRequest(one));
});

test("every method sends one request", () => {
  expect(seen).toHaveLength(cases.length);
});

/** Methods that are no operation of the API. */
const others = ["webhooks.verify", "webhooks.unwrap"];

test("the client has a method for each operation of the contract, and none besides", () => {
  const client = new ClawOps({ apiKey: "sk_1", accountId: "AC_1" });
  const expected = contract.operations.map((operation) => readClient(operation.client).path.join("."));
  expect(new Set(expected).size).toBe(135);
  expect(methodsOf(client).filter((name) => !others.includes(name))).toEqual(expected.toSorted());
});

test("another account has the same, but for what belongs to no account", () => {
  const client = new ClawOps({ apiKey: "sk_1", accountId: "AC_1" });
  const ofAccount = methodsOf(client).filter((name) => !name.startsWith("assignmentSessions."));
  expect(methodsOf(client.accounts("AC_2"))).toEqual(ofAccount);
});

test("parameters that the contract spells in another way are camelCase for users", () => {
  expect(["To", "StatusCallbackEvent", "ttl_seconds", "min_silence_duration", "webhookUrl"].map(userName)).toEqual([
    ...["to", "statusCallbackEvent", "ttlSeconds", "minSilenceDuration", "webhookUrl"],
  ]);
});

/** Every method of every resource, by its path. */
function methodsOf(owner: object, prefix = ""): string[] {
  const inner = Object.entries(owner).filter(([, value]) => typeof value === "object" && value !== null);
  const nested = inner.flatMap(([name, value]) => methodsOf(value as object, `${prefix}${name}.`));
  if (prefix === "") return nested.toSorted();
  const own = Object.getOwnPropertyNames(Object.getPrototypeOf(owner)).filter((name) => name !== "constructor");
  return [...own.map((name) => `${prefix}${name}`), ...nested];
}
