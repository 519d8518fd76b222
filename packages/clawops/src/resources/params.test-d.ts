import { describe, expectTypeOf, test } from "vitest";

import type {
  AgentCreateParams,
  AgentKnowledgeCreateParams,
  APIStatusError,
  Call,
  CallBatchCreateParams,
  CallCreateParams,
  CallFlowNode,
  CallFlowNodeInput,
  CallPlayParams,
  ClawOps,
  Download,
  EmailSendParams,
  FetchLike,
  McpConnectionCreateParams,
  Message,
  MessageCreateParams,
  Page,
  PhoneNumber,
  RequestOptions,
  Usage,
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

test("a call batch is led by one of url, agentId and callFlowId", () => {
  const batch = { name: "b", from: "070", tasks: [{ to: "010" }] };
  expectTypeOf({ ...batch, url: "https://x.example" }).toExtend<CallBatchCreateParams>();
  expectTypeOf({ ...batch, agentId: "AG1" }).toExtend<CallBatchCreateParams>();
  expectTypeOf(batch).not.toExtend<CallBatchCreateParams>();
  expectTypeOf({ ...batch, url: "x", callFlowId: "CF1" }).not.toExtend<CallBatchCreateParams>();
});

test("an agent has a configuration, or the shortcuts of one", () => {
  const configuration = {
    outputMode: "live",
    llm: { provider: "openai-live", model: "gpt-live-1", voice: "marin" },
  } as const;
  expectTypeOf({ name: "a", voice: "v", model: "gpt-realtime-2.1" as const }).toExtend<AgentCreateParams>();
  expectTypeOf({ name: "a", configuration }).toExtend<AgentCreateParams>();
  expectTypeOf({ name: "a", voice: "v", configuration }).not.toExtend<AgentCreateParams>();
  expectTypeOf({ text: "t" }).toExtend<AgentKnowledgeCreateParams>();
  expectTypeOf({ file: { data: new Uint8Array(), filename: "a.md" } }).toExtend<AgentKnowledgeCreateParams>();
  expectTypeOf({ file: new Blob(), text: "t" }).not.toExtend<AgentKnowledgeCreateParams>();
});

test("an MCP connection has the credential that its way of authorization takes", () => {
  const connection = { name: "m", url: "https://mcp.example" };
  expectTypeOf(connection).toExtend<McpConnectionCreateParams>();
  expectTypeOf({ ...connection, authType: "bearer" as const, secret: "s" }).toExtend<McpConnectionCreateParams>();
  expectTypeOf({ ...connection, authType: "bearer" as const }).not.toExtend<McpConnectionCreateParams>();
  expectTypeOf({ ...connection, secret: "s" }).not.toExtend<McpConnectionCreateParams>();
});

test("an e-mail has a text, HTML or both", () => {
  const mail = { from: "a@x.example", to: ["b@x.example"], subject: "s" };
  expectTypeOf({ ...mail, body: "b" }).toExtend<EmailSendParams>();
  expectTypeOf({ ...mail, html: "h", body: "b" }).toExtend<EmailSendParams>();
  expectTypeOf(mail).not.toExtend<EmailSendParams>();
});

test("a block of a call flow has the fields of its kind, and one that was read can be sent", () => {
  expectTypeOf({ type: "say" as const, text: "안녕", next: null }).toExtend<CallFlowNodeInput>();
  expectTypeOf({ type: "pause" as const, seconds: 1 }).not.toExtend<CallFlowNodeInput>();
  expectTypeOf<CallFlowNode>().toExtend<CallFlowNodeInput>();
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
  expectTypeOf<Awaited<ReturnType<ClawOps["usage"]["list"]>>["answer"]>().toEqualTypeOf<Usage>();
  expectTypeOf<Awaited<ReturnType<ClawOps["numbers"]["list"]>>>().toEqualTypeOf<PhoneNumber[]>();
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
