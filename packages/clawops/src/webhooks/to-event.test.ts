import { expect, test } from "vitest";

import { toEvent } from "./to-event.ts";

const message = {
  MessageId: "MG1",
  AccountId: "AC1",
  From: "01012345678",
  To: "07012341234",
  Direction: "inbound",
  Type: "mms",
  Timestamp: "2026-10-01T00:00:00.000Z",
};

test.each(["sent", "failed"])("a message event is told by its Status: %s", (status) => {
  const raw = { ...message, Status: status };
  expect(toEvent(raw)).toEqual({
    type: `message.${status}`,
    data: {
      messageId: "MG1",
      accountId: "AC1",
      from: "01012345678",
      to: "07012341234",
      direction: "inbound",
      type: "mms",
      status,
      timestamp: "2026-10-01T00:00:00.000Z",
    },
    raw,
  });
});

test("a message that belongs to a call is a message", () => {
  expect(toEvent({ ...message, Status: "sent", CallId: "CA1" }).type).toBe("message.sent");
});

test("a received message has its media in the order of their numbers", () => {
  const media = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`MediaUrl${index}`, `https://m.test/${index}`]),
  );
  const raw = { ...media, ...message, Status: "received", Subject: "", Body: "hi", NumMedia: "12" };
  const { type, data } = toEvent(raw);
  expect(type).toBe("message.received");
  expect(data).toMatchObject({
    subject: "",
    body: "hi",
    numMedia: "12",
    mediaUrl0: "https://m.test/0",
    mediaUrls: Array.from({ length: 12 }, (_, index) => `https://m.test/${index}`),
  });
  expect(toEvent({ ...message, Status: "received" }).data).toMatchObject({ mediaUrls: [] });
});

test("a transfer has no CallStatus, and its context stays the text that came", () => {
  const raw = {
    CallId: "CA1",
    TransferStatus: "completed",
    TransferSequence: "1",
    TransferContext: '{"orderId":7}',
    RequestId: "r1",
  };
  expect(toEvent(raw)).toEqual({
    type: "call.transfer",
    data: {
      callId: "CA1",
      transferStatus: "completed",
      transferSequence: "1",
      transferContext: '{"orderId":7}',
      requestId: "r1",
    },
    raw,
  });
});

test("a status callback is told by its CallStatus", () => {
  expect(toEvent({ CallId: "CA1", CallStatus: "completed", AnsweredBy: "human" })).toMatchObject({
    type: "call.status",
    data: { callId: "CA1", callStatus: "completed", answeredBy: "human" },
  });
});

test.each([
  ["a status that is not known yet", { ...message, Status: "read" }],
  ["a status of something else: a recording", { CallId: "CA1", Status: "failed" }],
  ["a status of something else: an e-mail", { EmailId: "EM1", Status: "received" }],
  ["fields that no one knows", { LinkId: "L1" }],
  ["nothing at all", {}],
])("anything else reaches the user as unknown: %s", (_, raw: Readonly<Record<string, string>>) => {
  expect(toEvent(raw)).toMatchObject({ type: "unknown", raw });
});

test("fields that this version does not know are in data too", () => {
  expect(toEvent({ CallId: "CA1", CallStatus: "completed", NewField: "x", __proto__x: "y" }).data).toMatchObject({
    newField: "x",
  });
});
