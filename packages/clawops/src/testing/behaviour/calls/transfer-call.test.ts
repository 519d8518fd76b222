import { expect, test } from "vitest";

import { from, type LocalApi, localApi, to } from "../../test/local-api.ts";

const target = "01077778888";

async function agentCall(local: LocalApi, extra: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { callId } = (await local.post("/calls", { To: to, From: from, AgentId: "AG1", ...extra })).body;
  local.clock.advance(500);
  return callId;
}

test("a transfer is taken, rings, connects and ends; then the call goes back to the agent", async () => {
  const local = localApi();
  const callId = await agentCall(local);
  const accepted = await local.post(`/calls/${callId}/actions/transfer`, {
    to: target,
    mode: "warm",
    reason: "VIP",
    requestId: "r1",
  });
  expect(accepted).toMatchObject({
    status: 202,
    body: { callId, transferSequence: 1, status: "initiated", requestId: "r1" },
  });
  const seen: unknown[] = [];
  for (const ms of [0, 100, 400, 1000]) {
    local.clock.advance(ms);
    const { transfers, status } = (await local.get(`/calls/${callId}`)).body;
    seen.push([status, transfers]);
  }
  expect(seen).toMatchObject([
    ["in-progress", [{ status: "initiated" }]],
    ["in-progress", [{ status: "ringing" }]],
    ["in-progress", [{ status: "connected", connectedAt: "2026-01-01T00:00:01.000Z" }]],
    [
      "in-progress",
      [{ status: "completed", duration: 1, billable: true, billableDuration: 1, mode: "warm", reasonText: "VIP" }],
    ],
  ]);
  local.clock.advance(1000);
  const { body } = await local.get(`/calls/${callId}`);
  expect(body).toMatchObject({
    status: "completed",
    transferTo: target,
    transferStatus: "completed",
    transferDuration: 1,
  });
});

test("afterTransfer terminate ends the call with the transfer", async () => {
  const local = localApi();
  const callId = await agentCall(local);
  await local.post(`/calls/${callId}/actions/transfer`, { to: target, afterTransfer: "terminate" });
  local.clock.advance(1500);
  expect((await local.get(`/calls/${callId}`)).body).toMatchObject({
    status: "completed",
    dateUpdated: "2026-01-01T00:00:02.000Z",
  });
});

test("a transfer that nobody takes leaves the call with the agent", async () => {
  const local = localApi();
  const callId = await agentCall(local);
  await local.post(`/calls/${callId}/actions/transfer`, { to: "01077770001", afterTransfer: "terminate" });
  local.clock.advance(500);
  expect((await local.get(`/calls/${callId}`)).body).toMatchObject({
    status: "in-progress",
    transfers: [{ status: "busy", billable: false, duration: null, hangupCauseQ850: 17 }],
  });
});

test("the same requestId gives the first transfer, on another call a conflict", async () => {
  const local = localApi();
  const [first, second] = [await agentCall(local), await agentCall(local)];
  const request = { to: target, requestId: "r1" };
  await local.post(`/calls/${first}/actions/transfer`, request);
  expect(await local.post(`/calls/${first}/actions/transfer`, request)).toMatchObject({
    status: 202,
    body: { transferSequence: 1 },
  });
  expect((await local.get(`/calls/${first}`)).body["transfers"]).toHaveLength(1);
  expect(await local.post(`/calls/${second}/actions/transfer`, request)).toMatchObject({
    status: 409,
    body: { code: "REQUEST_ID_CONFLICT" },
  });
});

test("what cannot be transferred is refused with its code", async () => {
  const local = localApi({ numbers: [from] });
  const callId = await agentCall(local);
  const transfer = (body: unknown, id = callId) => local.post(`/calls/${id}/actions/transfer`, body);
  expect(await transfer({ to: "x" })).toMatchObject({ status: 400, body: { code: "INVALID_PHONE_NUMBER" } });
  expect(await transfer({ to: target, timeout: 4 })).toMatchObject({ status: 400, body: { code: "VALIDATION" } });
  expect(await transfer({ to: target, destinationType: "sip" })).toMatchObject({
    status: 400,
    body: { code: "SIP_TARGET_INVALID" },
  });
  expect(await transfer({ to: target, callerId: "07099990000" })).toMatchObject({
    status: 403,
    body: { code: "UNOWNED_CALLER_ID" },
  });
  expect(await transfer({ to: "sip:a@example.com", destinationType: "sip", callerId: from })).toMatchObject({
    status: 202,
  });
  expect(await transfer({ to: target })).toMatchObject({ status: 409, body: { code: "TRANSFER_IN_PROGRESS" } });
  const voiceml = await agentCall(local, { AgentId: undefined, Url: "https://example.com" });
  expect(await transfer({ to: target }, voiceml)).toMatchObject({
    status: 409,
    body: { code: "TRANSFER_UNSUPPORTED" },
  });
  local.clock.advance(60_000);
  expect(await transfer({ to: target }, voiceml)).toMatchObject({ status: 409, body: { code: "CALL_NOT_CONNECTED" } });
});

test("hanging up cancels a transfer that rings and completes one that is connected", async () => {
  const local = localApi();
  const statuses: unknown[] = [];
  for (const ms of [200, 700]) {
    const callId = await agentCall(local);
    await local.post(`/calls/${callId}/actions/transfer`, { to: target });
    local.clock.advance(ms);
    await local.post(`/calls/${callId}`, { Status: "completed" });
    const { status, transferStatus } = (await local.get(`/calls/${callId}`)).body;
    statuses.push([status, transferStatus]);
  }
  expect(statuses).toEqual([
    ["completed", "canceled"],
    ["completed", "completed"],
  ]);
});

test("transfer callbacks are sent only where they were asked for", async () => {
  const local = localApi();
  const StatusCallback = "https://example.com/status";
  const callId = await agentCall(local, { StatusCallback, StatusCallbackEvent: "completed transfer" });
  await local.post(`/calls/${callId}/actions/transfer`, { to: target, requestId: "r1", context: { order: 7 } });
  local.clock.advance(5000);
  await local.api.settled();
  expect(local.receiver.forms).toMatchObject([
    { TransferStatus: "initiated", TransferSequence: "1", TransferTo: target, TransferMode: "blind", RequestId: "r1" },
    { TransferStatus: "connected", TransferContext: '{"order":7}' },
    { TransferStatus: "completed", TransferDuration: "1", Direction: "outbound" },
    { CallStatus: "completed" },
  ]);
  expect(local.receiver.forms[0]).not.toHaveProperty("CallStatus");
  expect(local.receiver.forms[0]).not.toHaveProperty("TransferDuration");
});
