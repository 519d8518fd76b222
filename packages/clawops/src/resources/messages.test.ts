import { describe, expect, test } from "vitest";

import { expectOperation } from "../../test/contract-operation.ts";
import { json, rawServer, type RawServer } from "../../test/raw-server.ts";
import { message, pageOf } from "../../test/samples.ts";
import { rejection, testClient } from "../../test/test-client.ts";
import type { Messages } from "./messages.ts";

async function answering(status: number, body: unknown): Promise<{ server: RawServer; messages: Messages }> {
  const server = await rawServer((_, response) => json(response, status, body));
  return { server, messages: testClient(server.url).client.messages };
}

const to = { to: "01012345678", from: "07012341234", idempotencyKey: "k" } as const;
const wire = { To: "01012345678", From: "07012341234", IdempotencyKey: "k" };

describe("create", () => {
  test("sends a text", async () => {
    const { server, messages } = await answering(201, { ...message, type: "something-new" });
    expect(
      await messages.create({
        ...to,
        body: "안녕",
        type: "mms",
        subject: "제목",
        mediaUrl: ["https://x.example/a.jpg"],
      }),
    ).toMatchObject({ type: "something-new" });
    expectOperation(server.requests[0], "sendMessage");
    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({
      ...wire,
      Body: "안녕",
      Type: "mms",
      Subject: "제목",
      MediaUrl: ["https://x.example/a.jpg"],
    });
  });

  test("sends an alimtalk with its fallback", async () => {
    const { server, messages } = await answering(201, message);
    await messages.create({
      ...to,
      kakao: { channelId: "KC1", templateId: "KT1", variables: { "#{이름}": "홍길동" } },
      fallback: { body: "대체", type: "lms", disabled: false },
    });
    expectOperation(server.requests[0], "sendMessage");
    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({
      ...wire,
      Kakao: { ChannelId: "KC1", TemplateId: "KT1", Variables: { "#{이름}": "홍길동" } },
      Fallback: { Body: "대체", Type: "lms", Disabled: false },
    });
  });

  test("sends a brand message with a bubble of one's own", async () => {
    const { server, messages } = await answering(201, message);
    await messages.create({
      ...to,
      type: "bms",
      brand: { channelId: "KC1", free: { chatBubbleType: "TEXT", content: "hi" } },
    });
    expectOperation(server.requests[0], "sendMessage");
    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({
      ...wire,
      Type: "bms",
      Brand: { ChannelId: "KC1", Free: { chatBubbleType: "TEXT", content: "hi" } },
    });
  });

  const kakao = { channelId: "a", templateId: "b" };
  test.each<[object, RegExp]>([
    [{}, /one of `body`, `kakao` or `brand` is required/],
    [{ body: "" }, /one of `body`, `kakao` or `brand` is required/],
    [{ body: "x", kakao }, /`kakao` excludes `body`/],
    [{ kakao, subject: "x", mediaUrl: ["y"] }, /`kakao` excludes `subject` and `mediaUrl`/],
    [{ kakao, brand: { channelId: "a", templateId: "b" } }, /`kakao` and `brand` exclude each other/],
    [{ body: "x", brand: { channelId: "a", templateId: "b" } }, /`brand` excludes `body`/],
    [{ body: "x", fallback: { body: "y" } }, /`fallback` goes with `kakao` or `brand` only/],
    [{ kakao, type: "sms" }, /`type: "sms"` does not fit `kakao`, which is "ata"/],
    [{ body: "x", type: "ata" }, /`type: "ata"` does not fit a message without `kakao`/],
    [{ body: "x", type: "bms" }, /`type: "bms"` does not fit a message without `brand`/],
    [{ brand: { channelId: "a" } }, /one of `templateId` or `free` is required/],
    [{ brand: { channelId: "a", templateId: "b", free: {} } }, /`templateId` and `free` exclude each other/],
    [{ brand: { channelId: "a", free: {}, variables: {} } }, /`variables` excludes `free`/],
    [{ body: "x", idempotencyKey: "" }, /`idempotencyKey` must have 1 to 255 characters, got 0/],
    [{ body: "x", Body: "y" }, /did you mean `body`/],
  ])("refuses %j", async (more, text) => {
    const { server, messages } = await answering(201, message);
    const error = await rejection(messages.create({ ...to, ...more } as never));
    expect(error).toMatchObject({ name: "ClawOpsError", kind: "invalid-argument" });
    expect((error as Error).message).toMatch(text);
    expect(server.requests).toHaveLength(0);
  });
});

test("list and get", async () => {
  const { server, messages } = await answering(200, { ...message, ...pageOf([message], 0, 20, 1) });
  expect((await messages.list({ type: "sms", status: "sent", number: "010" })).data).toEqual([message]);
  expect(await messages.get("MG 1")).toMatchObject(message);
  expectOperation(server.requests[0], "listMessages");
  expectOperation(server.requests[1], "getMessage");
  expect(server.requests.map(({ target }) => target)).toEqual([
    "/v1/accounts/AC_test/messages?type=sms&status=sent&number=010",
    "/v1/accounts/AC_test/messages/MG%201",
  ]);
});

test("downloadMedia gives bytes, type and name", async () => {
  const server = await rawServer((_, response) =>
    response
      .writeHead(200, {
        "content-type": "image/jpeg",
        "content-disposition": "inline; filename*=UTF-8''%EC%82%AC%EC%A7%84.jpg",
      })
      .end("JPEG"),
  );
  const file = await testClient(server.url).client.messages.downloadMedia("MG1", 2);
  expect([new TextDecoder().decode(file.data), file.contentType, file.filename]).toEqual([
    "JPEG",
    "image/jpeg",
    "사진.jpg",
  ]);
  expectOperation(server.requests[0], "getMessageMedia");
  expect(server.requests[0]?.target).toBe("/v1/accounts/AC_test/messages/MG1/media/2");
});
