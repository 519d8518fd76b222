import { expect, test } from "vitest";

import { localApi } from "../test/local-api.ts";
import { checkFormats } from "./check-formats.ts";
import { textFormats } from "./text-formats.ts";

const wrong = (path: string, format: string): object => ({
  path,
  message: `must match format "${format}"`,
  errorCode: "format.openapi.validation",
});

test("a place names a field, every item of a list or map, or what is behind a value", () => {
  const check = (body: unknown, place: string): unknown => checkFormats({ query: {}, body }, { [place]: "email" });
  expect(check({ a: "x" }, "/body/a")).toEqual([wrong("/body/a", "email")]);
  expect(check({ a: ["x", "a@b.kr", "y"] }, "/body/a/*")).toEqual([
    wrong("/body/a/0", "email"),
    wrong("/body/a/2", "email"),
  ]);
  expect(check({ a: { one: { b: "x" } } }, "/body/a/*/b")).toEqual([wrong("/body/a/one/b", "email")]);
  expect(check({ kind: "mail", a: "x" }, "/body/?kind=mail/a")).toEqual([wrong("/body/a", "email")]);
  expect(check({ kind: "chat", a: "x" }, "/body/?kind=mail/a")).toEqual([]);
});

test("what is not there, or is no text, breaks no format", () => {
  for (const body of [undefined, null, "x", [], {}, { a: null }, { a: 7 }, { a: { toString: "x" } }]) {
    expect(checkFormats({ query: {}, body }, { "/body/a": "email", "/body/a/*/b": "uuid" })).toEqual([]);
  }
  expect(checkFormats({ query: {}, body: {} }, { "/body/constructor/name": "email" })).toEqual([]);
});

test.each([
  ["email", ["a@b.kr", "first.last+tag@mail.example.com", "o'neil@example.com", "a@localhost"]],
  ["uri", ["https://example.com/a?b#c", "sip:desk@example.com", "HTTPS://example.com", "https://example.com/한글"]],
  ["uuid", ["7706804e-ea85-443a-968a-b9bf363bdde8", "7706804E-EA85-443A-968A-B9BF363BDDE8"]],
] as const)("%s takes %j", (format, texts) => {
  expect(texts.filter((text) => !textFormats[format](text))).toEqual([]);
});

test.each([
  [
    "email",
    ["", "@", "a@", "@b.kr", "a b@c.kr", "Kim <a@b.kr>", "a@b..kr", "a@-b.kr", "a@b.kr\n", "a@b@c.kr", "a@b_c.kr"],
  ],
  ["uri", ["", "example.com/a", "/a", "https:", "https://a b", "1a:b", "https://a\n"]],
  [
    "uuid",
    [
      "",
      "voice",
      "7706804eea85443a968ab9bf363bdde8",
      "7706804e-ea85-443a-968a-b9bf363bdde",
      "g706804e-ea85-443a-968a-b9bf363bdde8",
    ],
  ],
] as const)("%s refuses %j", (format, texts) => {
  expect(texts.filter((text) => textFormats[format](text))).toEqual([]);
});

test("a long text that is nearly an address is refused like a short one", () => {
  for (const text of [`a@${"a-".repeat(100_000)}`, `${"a.".repeat(100_000)}@`, `a@${"b.".repeat(100_000)}`]) {
    expect(textFormats.email(text)).toBe(false);
  }
});

test("the voice of a provider is a UUID only where the contract says so", async () => {
  const { post } = localApi();
  const agent = (provider: string, model: string): object => ({
    name: "a",
    configuration: {
      outputMode: "external_tts",
      llm: { provider: "openai-realtime", model: "gpt-realtime-2.1-mini" },
      tts: { provider, model, voice: "eve" },
    },
  });
  expect(await post("/agents", agent("xai", "tts-1"))).toMatchObject({ status: 201 });
  expect(await post("/agents", agent("cartesia", "sonic-3.5"))).toMatchObject({
    status: 400,
    body: { code: "VALIDATION", errors: [wrong("/body/configuration/tts/voice", "uuid")] },
  });
  expect(await post("/agents", { name: "a", voice: "eve" })).toMatchObject({
    status: 400,
    body: { code: "VALIDATION", errors: [wrong("/body/voice", "uuid")] },
  });
});
