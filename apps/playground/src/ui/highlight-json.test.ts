import { expect, test } from "vitest";

import { highlightJson } from "./highlight-json.ts";

test("the pieces are the text, with keys, strings, numbers and words told apart", () => {
  const json = JSON.stringify({ 'a:"b"': "x: 1, true", n: -1.5e3, list: [true, null, "\\"] }, null, 2);
  const tokens = highlightJson(json);
  expect(tokens.map(({ text }) => text).join("")).toBe(json);
  const of = (kind: string): string[] => tokens.filter((token) => token.kind === kind).map(({ text }) => text);
  expect(of("key")).toEqual(['"a:\\"b\\""', '"n"', '"list"']);
  expect(of("string")).toEqual(['"x: 1, true"', '"\\\\"']);
  expect(of("number")).toEqual(["-1500"]);
  expect(of("word")).toEqual(["true", "null"]);
});
