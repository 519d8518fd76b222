import { describe, expectTypeOf, test } from "vitest";

import type {
  APIStatusError,
  Call,
  CallCreateParams,
  CallPlayParams,
  ClawOps,
  Download,
  FetchLike,
  Message,
  MessageCreateParams,
  Page,
  RequestOptions,
} from "../index.ts";

const to = { to: "010", from: "070" } as const;
const kakao = { channelId: "a", templateId: "b" };

describe("calls.create", () => {
  test("takes one way of leading the call, or none", () => {
    expectTypeOf(to).toExtend<CallCreateParams>();
    expectTypeOf({ ...to, url: "https://x.example" }).toExtend<CallCreateParams>();
    expectTypeOf({ ...to, agentId: "AG1", callContext: { instruction: "x" } }).toExtend<CallCreateParams>();
    expectTypeOf({ ...to, callFlowId: "CF1", variables: { a: 1, b: true, c: "x" } }).toExtend<CallCreateParams>();
    expectTypeOf({ ...to, url: undefined, statusCallbackEvent: ["answered", "some.day"] }).toExtend<CallCreateParams>();
  });

  test("takes no two of them", () => {
    expectTypeOf({ ...to, url: "x", agentId: "AG1" }).not.toExtend<CallCreateParams>();
    expectTypeOf({ ...to, url: "x", callFlowId: "CF1" }).not.toExtend<CallCreateParams>();
    expectTypeOf({ ...to, agentId: "AG1", callFlowId: "CF1" }).not.toExtend<CallCreateParams>();
    expectTypeOf({ ...to, url: "x", callContext: { instruction: "x" } }).not.toExtend<CallCreateParams>();
    expectTypeOf({ ...to, variables: { a: 1 } }).not.toExtend<CallCreateParams>();
    expectTypeOf({ to: "010" }).not.toExtend<CallCreateParams>();
  });
});

test("calls.play takes either a text or a file", () => {
  expectTypeOf({ text: "hi", language: "ko" as const }).toExtend<CallPlayParams>();
  expectTypeOf({ url: "https://x.example/a.mp3" }).toExtend<CallPlayParams>();
  expectTypeOf({ text: "hi", url: "https://x.example/a.mp3" }).not.toExtend<CallPlayParams>();
  expectTypeOf({}).not.toExtend<CallPlayParams>();
});

test("messages.create takes a text, an alimtalk or a brand message", () => {
  expectTypeOf({ ...to, body: "x" }).toExtend<MessageCreateParams>();
  expectTypeOf({ ...to, kakao, fallback: { body: "x" } }).toExtend<MessageCreateParams>();
  expectTypeOf({ ...to, brand: { channelId: "a", free: { anyThing: 1 } } }).toExtend<MessageCreateParams>();
  expectTypeOf({ ...to, body: "x", kakao }).not.toExtend<MessageCreateParams>();
  expectTypeOf({ ...to, kakao, brand: { channelId: "a", templateId: "b" } }).not.toExtend<MessageCreateParams>();
  expectTypeOf({ ...to, brand: { channelId: "a", templateId: "b", free: {} } }).not.toExtend<MessageCreateParams>();
  expectTypeOf({ ...to, body: "x", type: "ata" as const }).not.toExtend<MessageCreateParams>();
});

test("an answer's enum completes the known values and takes any", () => {
  expectTypeOf<"completed">().toExtend<Call["status"]>();
  expectTypeOf<string>().toExtend<Call["status"]>();
  expectTypeOf<string>().toExtend<NonNullable<Message["type"]>>();
  expectTypeOf<Call["callId"]>().toEqualTypeOf<string>();
  expectTypeOf<Call["duration"]>().toEqualTypeOf<number | null | undefined>();
});

test("methods give what they say", () => {
  expectTypeOf<Awaited<ReturnType<ClawOps["calls"]["list"]>>>().toEqualTypeOf<Page<Call>>();
  expectTypeOf<Awaited<ReturnType<ClawOps["messages"]["downloadMedia"]>>>().toEqualTypeOf<Download>();
  expectTypeOf<ReturnType<ClawOps["calls"]["list"]>>().toExtend<Promise<Page<Call>>>();
  expectTypeOf<Download["data"]>().toExtend<BlobPart>();
  expectTypeOf<APIStatusError["headers"]>().toEqualTypeOf<Headers>();
  expectTypeOf<typeof globalThis.fetch>().toExtend<FetchLike>();
  expectTypeOf<(url: string, init?: RequestInit) => Promise<Response>>().toExtend<FetchLike>();
  expectTypeOf<Page<Call>["data"]>().toEqualTypeOf<Call[]>();
  expectTypeOf<APIStatusError["code"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf({ timeout: 1, signal: undefined }).toExtend<RequestOptions>();
  expectTypeOf({ timeout: "1" }).not.toExtend<RequestOptions>();
});
