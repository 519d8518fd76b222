import { runInNewContext } from "node:vm";

import { expect, test } from "vitest";

import { readMessage } from "./read-message.ts";

const bytes = new TextEncoder().encode("가나 €");

test.each([
  ["a text", "가나 €"],
  ["an ArrayBuffer", bytes.slice().buffer],
  ["a view", bytes],
  ["a part of a larger buffer", new TextEncoder().encode("xx가나 €").subarray(2)],
  ["pieces that cut a character", [bytes.slice(0, 1), bytes.slice(1, 5).buffer, bytes.slice(5)]],
  ["an ArrayBuffer of another realm", runInNewContext(`new Uint8Array([${bytes.join()}]).buffer`)],
])("reads %s", (_name, data) => {
  expect(readMessage(data)).toBe("가나 €");
});

test("reads a Blob by a promise", async () => {
  await expect(readMessage(new Blob([bytes]))).resolves.toBe("가나 €");
  await expect(readMessage(new Blob([new Uint8Array([0xff])]))).rejects.toThrow(TypeError);
});

test("no pieces are an empty text", () => {
  expect(readMessage([])).toBe("");
});

test.each([
  ["bytes that are not UTF-8", new Uint8Array([0xc3, 0x28])],
  ["a character that is cut off", bytes.slice(0, 2)],
  ["pieces that end within a character", [bytes.slice(0, 2)]],
  ["pieces that are no bytes", ["a"]],
  ["a number", 5],
  ["null", null],
  ["an object", {}],
])("throws a TypeError for %s", (_name, data) => {
  expect(() => readMessage(data)).toThrow(TypeError);
});
