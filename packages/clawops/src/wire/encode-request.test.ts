import { runInNewContext } from "node:vm";

import { describe, expect, test } from "vitest";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import * as operations from "../generated/operations.ts";
import { encodeRequest } from "./encode-request.ts";

const base = { to: "01012345678", from: "07012341234" };

describe("casing", () => {
  test("a pascal body has pascal keys at every depth, and user's keys as they are", () => {
    const params = {
      ...base,
      agentId: "AG1",
      callContext: { instruction: "hi", variables: { user_name: "a", UserAge: 3, "#{이름}": true } },
    };
    expect(encodeRequest(operations.createCall, params).fields).toEqual({
      To: "01012345678",
      From: "07012341234",
      AgentId: "AG1",
      CallContext: { Instruction: "hi", Variables: { user_name: "a", UserAge: 3, "#{이름}": true } },
    });
  });

  test("the free bubble of a brand message stays in Kakao's spelling", () => {
    const free = { chatBubbleType: "TEXT", Content: { some_key: [1, { innerKey: null }] } };
    const { fields } = encodeRequest(operations.sendMessage, { ...base, brand: { channelId: "KC1", free } });
    expect(fields).toMatchObject({ Brand: { ChannelId: "KC1", Free: free } });
  });

  test("a camel body under calls stays camel, with its context untouched", () => {
    const params = { to: "010", afterTransfer: "return", context: { Ticket_Id: 1 } };
    expect(encodeRequest(operations.transferCall, params).fields).toEqual(params);
  });

  test("tuning keys of an agent are snake_case inside a camel body", () => {
    const configuration = {
      outputMode: "live",
      llm: {
        provider: "openai-live",
        model: "gpt-live-1",
        voice: "marin",
        backendModel: "gpt-5.6-luna",
        someNewKnob: 1,
      },
    };
    const { fields } = encodeRequest(operations.createAgent, { name: "a", configuration });
    expect(fields).toMatchObject({ configuration: { llm: { backend_model: "gpt-5.6-luna", some_new_knob: 1 } } });
  });

  test("rounds of a batch are pascal inside lists of lists", () => {
    const rounds = [{ after: 10, windows: [{ days: [1], start: "09:00", end: "18:00" }] }];
    const params = { name: "b", from: "0701", tasks: [{ to: "010", variables: { anyKey: [1] } }], rounds };
    expect(encodeRequest(operations.createCallBatch, params).fields).toMatchObject({
      Tasks: [{ To: "010", Variables: { anyKey: [1] } }],
      Rounds: [{ After: 10, Windows: [{ Days: [1], Start: "09:00", End: "18:00" }] }],
    });
  });

  test("snake bodies and queries", () => {
    expect(encodeRequest(operations.createWebrtcToken, { ttlSeconds: 60 }).fields).toEqual({ ttl_seconds: 60 });
    expect(encodeRequest(operations.getIceServers, { ttlSeconds: 60 }).query).toEqual({ ttl_seconds: 60 });
  });
});

describe("null and undefined", () => {
  test("undefined is left out and null clears", () => {
    expect(encodeRequest(operations.updateNumber, { webhookUrl: null, agentId: undefined }).fields).toEqual({
      webhookUrl: null,
    });
  });

  test("null where nothing can be cleared is refused", () => {
    expect(() => encodeRequest(operations.createCall, { ...base, url: null })).toThrow(
      /`url` cannot be cleared with null/,
    );
  });

  test("null is left out of a query", () => {
    expect(encodeRequest(operations.listCalls, { status: null, page: 1 }).query).toEqual({ page: 1 });
  });

  test("an optional body without parameters is none", () => {
    expect(encodeRequest(operations.registerNumber, undefined).fields).toBeUndefined();
    expect(encodeRequest(operations.registerNumber, {}).fields).toEqual({});
  });
});

const batch = { name: "a", from: "070", url: "https://x.example" };

/** A call whose `url` is no field of its own: without it, it would go out all the same. */
class Dial {
  to = "01012345678";
  from = "07012341234";
  get url(): string {
    return "https://example.com/voice";
  }
}

class Note {
  to = "01012345678";
  from = "07012341234";
  body = "x";
  length(): number {
    return this.body.length;
  }
}

class Getters {
  get to(): string {
    return "010";
  }
  get from(): string {
    return "070";
  }
}

describe("what is refused", () => {
  test.each<[keyof typeof operations, unknown, RegExp]>([
    ["createCall", undefined, /`to` is required; `from` is required/],
    ["createCall", "010", /the parameters must be a plain object, got a string/],
    ["listCalls", new Map([["status", "failed"]]), /the parameters must be a plain object, got an object \(Map\)/],
    ["listCalls", new URLSearchParams("status=failed"), /got an object \(URLSearchParams\)/],
    ["listCalls", Promise.resolve({ status: "failed" }), /got an object \(Promise\)/],
    ["registerNumber", new FormData(), /got an object \(FormData\)/],
    ["registerNumber", new Blob(), /got an object \(Blob\)/],
    [
      "createCallBatch",
      { ...batch, tasks: [new Map([["to", "1"]])] },
      /`tasks\[0\]` must be a plain object, got .*Map/,
    ],
    ["createCall", Object.create(base), /the parameters must be a plain object/],
    ["createCall", new Getters(), /must be a plain object, got an object \(Getters\)/],
    ["createCall", new Dial(), /the parameters must be a plain object, got an object \(Dial\)/],
    ["createAgentKnowledgeDocument", { file: new DataView(new ArrayBuffer(1)) }, /`file` must be a File, a Blob/],
    // oxlint-disable-next-line no-sparse-arrays -- the hole is the case
    ["sendMessage", { ...base, body: "x", mediaUrl: ["a", , "b"] }, /`mediaUrl\[1\]` must be a string, got undefined/],
    ["createCall", { ...base, to: 1012345678 }, /`to` must be a string, got a number/],
    ["createCall", { To: "1", from: "2" }, /`To` is unknown; did you mean `to`/],
    ["createCall", { ...base, status_callback: "x" }, /did you mean `statusCallback`/],
    ["createCall", { ...base, timeout: "30" }, /`timeout` must be a whole number, got a string/],
    ["createCall", { ...base, timeout: Number.NaN }, /`timeout` must be a whole number, got NaN/],
    ["createCall", { ...base, machineDetection: "Enabled" }, /must be one of "Enable", "Hangup", got "Enabled"/],
    [
      "createCall",
      { ...base, machineDetection: "on" },
      /must be one of "Enable", "Hangup", got a string of 2 characters/,
    ],
    ["createCall", { ...base, agentId: "A", callContext: {} }, /`callContext.instruction` is required/],
    [
      "createCall",
      { ...base, agentId: "A", callContext: { instruction: "x".repeat(4001) } },
      /`callContext.instruction` must have at most 4000 characters, got 4001/,
    ],
    [
      "createCall",
      { ...base, callFlowId: "F", variables: { a: {} } },
      /`variables.a` must be a string, number or boolean/,
    ],
    ["transferCall", { to: "010", timeout: 4 }, /`timeout` must be 5 to 600, got 4/],
    ["transferCall", { to: "010", context: new Map() }, /`context` must be a plain object, got an object \(Map\)/],
    [
      "sendMessage",
      { ...base, body: "x", mediaUrl: ["a", "b", "c", "d"] },
      /`mediaUrl` must have at most 3 items, got 4/,
    ],
    ["sendMessage", { ...base, body: "x", mediaUrl: [1] }, /`mediaUrl\[0\]` must be a string/],
    [
      "sendMessage",
      { ...base, body: "x", idempotencyKey: "" },
      /`idempotencyKey` must have 1 to 255 characters, got 0/,
    ],
    [
      "sendMessage",
      { ...base, body: "x", idempotencyKey: "k".repeat(256) },
      /`idempotencyKey` must have 1 to 255 characters, got 256/,
    ],
    [
      "sendMessage",
      { ...base, kakao: { channelId: "a", TemplateId: "b" } },
      /`kakao.TemplateId` is unknown; did you mean `templateId`.*`kakao.templateId` is required/,
    ],
    ["createCall", { to: "", from: "070" }, /`to` must not be empty/],
    ["listCalls", { page: -1 }, /`page` must be at least 0, got -1/],
    ["listCalls", { pageSize: 0 }, /`pageSize` must be at least 1, got 0/],
    ["getUsage", { page: 0 }, /`page` must be at least 1, got 0/],
    ["listCalls", { brandNew: "x" }, /`brandNew` is unknown; what is newer than this SDK goes into .*`extraQuery`/],
    ["listCalls", { stauts: "completed" }, /`stauts` is unknown/],
    ["listCalls", { limit: 10 }, /`limit` is unknown; did you mean `pageSize`/],
    ["listCalls", { status: "x".repeat(1000) }, /got a string of \d+ characters/],
    ["listCalls", { pageSize: 101 }, /`pageSize` must be at most 100, got 101/],
    ["listCalls", { page_size: 10 }, /did you mean `pageSize`/],
    ["listCalls", { since: "yesterday" }, /`since` must be an ISO 8601 string or a valid Date/],
    ["listCalls", { since: new Date(Number.NaN) }, /`since` must be an ISO 8601 string or a valid Date/],
    ["getUsage", { groupBy: "week" }, /`groupBy\[0\]` must be one of/],
    ["createAgent", { name: "a", configuration: { outputMode: "loud" } }, /`configuration.outputMode` must be one of/],
    [
      "createAgent",
      { name: "a", configuration: { outputMode: "external_tts" } },
      /`configuration.llm` is required; `configuration.tts` is required/,
    ],
  ])("%s: case %#", (id, params, message) => {
    const encode = (): unknown => encodeRequest(operations[id], params);
    expect(encode).toThrow(message);
    expect(encode).toThrow(ClawOpsError);
    expect(encode).toThrow(new RegExp(`^${operations[id].id}: .*Nothing was sent\\.$`));
  });
});

describe("what passes", () => {
  test("an unknown parameter of a body goes along, spelt like its neighbours", () => {
    expect(encodeRequest(operations.createCall, { ...base, brandNew: { innerKey: 1 } }).fields).toMatchObject({
      BrandNew: { innerKey: 1 },
    });
  });

  test("an object of a class whose content is its own fields, and one of another realm", () => {
    const foreign: unknown = runInNewContext(`({ to: "01012345678", from: "07012341234", body: "x" })`);
    for (const params of [new Note(), foreign]) {
      expect(encodeRequest(operations.sendMessage, params).fields).toEqual({ To: base.to, From: base.from, Body: "x" });
    }
  });

  test("one value or a list where the query takes several", () => {
    expect(encodeRequest(operations.listCalls, { from: "0701", to: ["1", "2"] }).query).toEqual({
      from: ["0701"],
      to: ["1", "2"],
    });
  });

  test("a value outside an open enum", () => {
    const params = { url: "https://x.example", events: ["message.sent", "something.new"] };
    expect(encodeRequest(operations.createWebhook, params).fields).toEqual(params);
  });

  test("a file makes a form of a request that may be JSON or a form", () => {
    expect(encodeRequest(operations.createAgentKnowledgeDocument, { file: new Uint8Array(1) }).isForm).toBe(true);
    expect(encodeRequest(operations.createAgentKnowledgeDocument, { text: "x" }).isForm).toBe(false);
  });
});
