import { describe, expect, test } from "vitest";

import { expectOperation } from "../../test/contract-operation.ts";
import { json, type RawServer, rawServer } from "../../test/raw-server.ts";
import { call, pageOf } from "../../test/samples.ts";
import { rejection, testClient } from "../../test/test-client.ts";
import { ClawOpsError } from "../errors/claw-ops-error.ts";
import type { Calls } from "./calls.ts";

/** A server with one answer, and the calls of a client of it. */
async function answering(status: number, body: unknown): Promise<{ server: RawServer; calls: Calls }> {
  const server = await rawServer((_, response) => json(response, status, body));
  return { server, calls: testClient(server.url).client.calls };
}

const dial = { to: "01012345678", from: "07012341234" } as const;

describe("create", () => {
  test("sends PascalCase and gives the call", async () => {
    const { server, calls } = await answering(201, call);
    const created = await calls.create({
      ...dial,
      agentId: "AG1",
      callContext: { instruction: "안내", variables: { order_id: "7" } },
      timeout: 45,
      statusCallback: "https://x.example/status",
      statusCallbackEvent: ["initiated", "transfer"],
      machineDetection: "Enable",
    });
    expect(created).toEqual(call);
    expectOperation(server.requests[0], "createCall");
    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({
      To: "01012345678",
      From: "07012341234",
      AgentId: "AG1",
      CallContext: { Instruction: "안내", Variables: { order_id: "7" } },
      Timeout: 45,
      StatusCallback: "https://x.example/status",
      StatusCallbackEvent: "initiated transfer",
      MachineDetection: "Enable",
    });
  });

  test("takes the events of the status callback as a text too", async () => {
    const { server, calls } = await answering(201, call);
    await calls.create({ ...dial, callFlowId: "CF1", variables: { Some_Key: true }, statusCallbackEvent: "answered" });
    expect(JSON.parse(server.requests[0]?.body ?? "")).toMatchObject({
      StatusCallbackEvent: "answered",
      Variables: { Some_Key: true },
    });
  });

  test("needs none of url, agentId and callFlowId", async () => {
    const { server, calls } = await answering(201, call);
    await calls.create(dial);
    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({ To: dial.to, From: dial.from });
  });

  test.each<[object, RegExp]>([
    [{ url: "https://x.example", agentId: "AG1" }, /`url` and `agentId` exclude each other/],
    [{ url: "https://x.example", callFlowId: "CF1" }, /`url` and `callFlowId` exclude each other/],
    [
      { url: "https://x.example", agentId: "AG1", callFlowId: "CF1" },
      /`url`, `agentId` and `callFlowId` exclude each other/,
    ],
    [{ callContext: { instruction: "x" } }, /`callContext` goes with `agentId` only/],
    [{ url: "https://x.example", variables: { a: 1 } }, /`variables` goes with `callFlowId` only/],
    [{ statusCallbackEvent: ["answered", 1] }, /`statusCallbackEvent` must name at least one event/],
    [{ statusCallbackEvent: [] }, /`statusCallbackEvent` must name at least one event/],
    [{ url: "" }, /`url` must not be empty/],
    [{ agentId: "" }, /`agentId` must not be empty/],
  ])("refuses %j", async (more, message) => {
    const { server, calls } = await answering(201, call);
    const error = await rejection(calls.create({ ...dial, ...more }));
    expect(error).toBeInstanceOf(ClawOpsError);
    expect(error).toMatchObject({ kind: "invalid-argument" });
    expect((error as Error).message).toMatch(message);
    expect(server.requests).toHaveLength(0);
  });

  test("rejects and does not throw for no arguments at all", async () => {
    const { calls } = await answering(201, call);
    const promise = (calls.create as (params?: unknown) => Promise<unknown>).call(calls, undefined);
    expect(await rejection(promise)).toBeInstanceOf(ClawOpsError);
  });
});

test("list repeats the keys of lists and gives a page", async () => {
  const { server, calls } = await answering(200, pageOf([call], 0, 50, 1));
  const page = await calls.list({
    status: "completed",
    from: ["0701", "0702"],
    hangupCause: "user_busy",
    since: new Date(0),
    minDuration: 5,
    page: 0,
    pageSize: 50,
  });
  expectOperation(server.requests[0], "listCalls");
  expect(server.requests[0]?.target).toBe(
    "/v1/accounts/AC_test/calls?status=completed&from=0701&from=0702&hangupCause=user_busy&since=1970-01-01T00%3A00%3A00.000Z&minDuration=5&page=0&pageSize=50",
  );
  expect([page.data, page.meta]).toEqual([[call], { page: 0, pageSize: 50, total: 1 }]);
});

test("get encodes the id and gives every field, also unknown ones", async () => {
  const { server, calls } = await answering(200, {
    ...call,
    status: "made-up",
    transfers: [{ sequence: 1 }],
    brandNew: 1,
  });
  expect(await calls.get("CA/1?x")).toEqual({ ...call, status: "made-up", transfers: [{ sequence: 1 }], brandNew: 1 });
  expectOperation(server.requests[0], "getCall");
  expect(server.requests[0]?.target).toBe("/v1/accounts/AC_test/calls/CA%2F1%3Fx");
});

test("update ends a call", async () => {
  const { server, calls } = await answering(200, { callId: "CA1", status: "completed" });
  expect(await calls.update("CA1", { status: "completed" })).toEqual({ callId: "CA1", status: "completed" });
  expectOperation(server.requests[0], "updateCall");
  expect(server.requests[0]?.body).toBe('{"Status":"completed"}');
});

test("play sends camelCase, and either a text or a file", async () => {
  const { server, calls } = await answering(202, { callId: "CA1", playbackId: null, status: "playing" });
  await calls.play("CA1", { text: "안녕하세요", language: "ko", target: "callee" });
  expectOperation(server.requests[0], "playIntoCall");
  expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({ text: "안녕하세요", language: "ko", target: "callee" });
  const refused = calls.play as (callId: string, params: object) => Promise<unknown>;
  expect(
    ((await rejection(refused.call(calls, "CA1", { text: "a", url: "https://x.example/a.mp3" }))) as Error).message,
  ).toContain("`text` and `url` exclude each other");
  for (const nothing of [{}, undefined]) {
    expect(((await rejection(refused.call(calls, "CA1", nothing as never))) as Error).message).toContain(
      "one of `text` or `url` is required",
    );
  }
  expect(server.requests).toHaveLength(1);
});

test("transfer sends camelCase and leaves the context alone", async () => {
  const { server, calls } = await answering(202, {
    callId: "CA1",
    status: "initiated",
    transferSequence: 1,
    requestId: "r1",
  });
  const params = {
    to: "01099998888",
    mode: "warm",
    whisper: "VIP",
    afterTransfer: "return",
    timeout: 30,
    context: { Ticket_No: 1 },
    requestId: "r1",
  } as const;
  expect(await calls.transfer("CA1", params)).toMatchObject({ requestId: "r1" });
  expectOperation(server.requests[0], "transferCall");
  expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual(params);
});

test("listEvents gives an array", async () => {
  const event = { id: "e1", event: "answered", detail: { some_key: 1 }, timestamp: "2026-10-01T00:00:00Z" };
  const { server, calls } = await answering(200, { data: [event] });
  expect(await calls.listEvents("CA1")).toEqual([event]);
  expectOperation(server.requests[0], "listCallEvents");
});

test("getTranscript and getSummary give any state, also unknown ones", async () => {
  const { server, calls } = await answering(200, {
    status: "thinking",
    callId: "CA1",
    resultJson: { core_summary: 1 },
  });
  expect(await calls.getTranscript("CA1")).toMatchObject({ status: "thinking" });
  expect(await calls.getSummary("CA1")).toMatchObject({ resultJson: { core_summary: 1 } });
  expectOperation(server.requests[0], "getTranscript");
  expectOperation(server.requests[1], "getSummary");
});

test("requestTranscript is a POST of length 0", async () => {
  const { server, calls } = await answering(202, { status: "pending", callId: "CA1" });
  expect(await calls.requestTranscript("CA1")).toEqual({ status: "pending", callId: "CA1" });
  expectOperation(server.requests[0], "requestTranscript");
});

test("recordings are downloaded and deleted", async () => {
  const server = await rawServer((request, response) =>
    request.method === "DELETE"
      ? response.writeHead(204).end()
      : response.writeHead(200, { "content-type": "audio/wav" }).end(Buffer.from([1, 2, 255])),
  );
  const { recordings } = testClient(server.url).client;
  expect(await recordings.download("CA1")).toEqual({
    data: new Uint8Array([1, 2, 255]),
    contentType: "audio/wav",
    filename: null,
  });
  expect(await recordings.downloadVerb("CA1", "verbrec-CA1-1")).toMatchObject({ contentType: "audio/wav" });
  expect(await recordings.delete("CA1")).toBeUndefined();
  expect(await recordings.deleteVerb("CA1", "verbrec-CA1-1")).toBeUndefined();
  for (const [index, id] of ["getRecording", "getVerbRecording", "deleteRecording", "deleteVerbRecording"].entries())
    expectOperation(server.requests[index], id);
});
