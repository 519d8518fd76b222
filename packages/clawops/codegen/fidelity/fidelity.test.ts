import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { loadContract } from "../contract.ts";
import { brokenBodies } from "./broken-requests.ts";
import { checkSuccess } from "./check-success.ts";
import { belowFloor, readFloor } from "./floor.ts";
import { idSource, mayBeGone } from "./path-ids.ts";
import { requestFields } from "./request-field.ts";
import { runChecks } from "./run-checks.ts";
import { sumOf } from "./sums.ts";
import { writeReport } from "./write-report.ts";

const contract = loadContract();

test("the committed page says what the server does, and no number has sunk", { timeout: 120_000 }, async () => {
  const reports = await runChecks();
  const page = readFileSync(new URL("../../../../docs/fidelity.md", import.meta.url), "utf8");
  expect(belowFloor(sumOf(reports), readFloor())).toEqual([]);
  expect(page === writeReport(reports), "docs/fidelity.md is out of date: run `npm run fidelity`").toBe(true);
});

test("a number that sinks is told", () => {
  expect(belowFloor({ simulated: 25, passed: 10 }, { simulated: 26, passed: 11 })).toHaveLength(2);
  expect(belowFloor({ simulated: 26, passed: 12 }, { simulated: 26, passed: 11 })).toEqual([]);
});

test("every rule of a body becomes one request that breaks it and nothing else", () => {
  const fields = requestFields(contract, [
    { name: "To", type: "string", required: true, maxLength: 3 },
    { name: "Kind", type: "string", enum: ["a", "b"] },
    { name: "Items", type: "array", items: "object", minItems: 1, maxItems: 2, strict: true },
    { name: "Items[].Count", type: "integer", required: true, minimum: 1 },
  ]);
  const body = { To: "abc" };
  expect(brokenBodies(fields, true, body)).toEqual([
    { rule: "required", path: "/body/To", body: {} },
    { rule: "type", path: "/body/To", body: { To: 7 } },
    { rule: "maxLength", path: "/body/To", body: { To: expect.stringMatching(/^.{4}$/) } },
    { rule: "type", path: "/body/Kind", body: { To: "abc", Kind: 7 } },
    { rule: "enum", path: "/body/Kind", body: { To: "abc", Kind: "no such value" } },
    { rule: "type", path: "/body/Items", body: { To: "abc", Items: "x" } },
    { rule: "minItems", path: "/body/Items", body: { To: "abc", Items: [] } },
    { rule: "maxItems", path: "/body/Items", body: { To: "abc", Items: [{ Count: 1 }, { Count: 1 }, { Count: 1 }] } },
    { rule: "type", path: "/body/Items/0", body: { To: "abc", Items: ["x"] } },
    { rule: "required", path: "/body/Items/0/Count", body: { To: "abc", Items: [{}] } },
    { rule: "type", path: "/body/Items/0/Count", body: { To: "abc", Items: [{ Count: "x" }] } },
    { rule: "minimum", path: "/body/Items/0/Count", body: { To: "abc", Items: [{ Count: 0 }] } },
    {
      rule: "additionalProperties",
      path: "/body/Items/0/noSuchKey",
      body: { To: "abc", Items: [{ Count: 1, noSuchKey: "x" }] },
    },
    { rule: "additionalProperties", path: "/body/noSuchKey", body: { To: "abc", noSuchKey: "x" } },
  ]);
  expect(body).toEqual({ To: "abc" });
});

test("an answer with another status, without what is promised, or with something unknown does not pass", () => {
  const getCall = contract.operations.find(({ operationId }) => operationId === "getCall");
  if (getCall === undefined) throw new Error("no getCall");
  const passed = (status: number, body: unknown): boolean[] =>
    checkSuccess(getCall, { status, contentType: "application/json", body }).map(({ isPassed }) => isPassed);
  const dates = { dateCreated: "2026-01-01T00:00:00.000Z", dateUpdated: null };
  const call = {
    callId: "CA1",
    status: "queued",
    to: "1",
    from: "2",
    direction: "outbound",
    accountId: "AC",
    ...dates,
  };
  expect(passed(200, call)).toEqual([true, true, true]);
  expect(passed(404, call)).toEqual([false, false, false]);
  expect(passed(200, { ...call, callId: undefined })).toEqual([true, false, true]);
  expect(passed(200, { ...call, surprise: 1 })).toEqual([true, true, false]);
  expect(passed(200, { ...call, status: "melting" })).toEqual([true, true, false]);
});

test("an id comes from the operation that makes such a thing", () => {
  const maker = (name: string): string | undefined => idSource(contract, name)?.operationId;
  expect(["callId", "webhookId", "itemId", "connectionId", "jti", "token"].map(maker)).toEqual([
    "createCall",
    "createWebhook",
    "addDictionaryTerm",
    "createMcpConnection",
    "createWebrtcToken",
    "createAssignmentLink",
  ]);
  expect(maker("recordingName")).toBeUndefined();
  const token = `x.${Buffer.from('{"jti":"J1"}').toString("base64url")}.y`;
  expect(idSource(contract, "jti")?.read({ token })).toBe("J1");
  expect(idSource(contract, "jti")?.read({ token: "no token" })).toBeUndefined();
  expect(idSource(contract, "webhookId")?.read({ id: "WH1" })).toBe("WH1");
});

test("only a DELETE that is idempotent may name what is gone, and only by a name that nothing in the API makes", () => {
  const operation = (id: string) => {
    const found = contract.operations.find(({ operationId }) => operationId === id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found;
  };
  expect(mayBeGone(contract, operation("deleteVerbRecording"), "recordingName")).toBe(true);
  expect(mayBeGone(contract, operation("deleteVerbRecording"), "callId")).toBe(false);
  expect(mayBeGone(contract, operation("deleteRecording"), "callId")).toBe(false);
  expect(mayBeGone(contract, operation("getVerbRecording"), "recordingName")).toBe(false);
  expect(mayBeGone(contract, operation("deleteCallFlow"), "callFlowId")).toBe(false);
});
