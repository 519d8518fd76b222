import { expect, test } from "vitest";

import { parseFrame } from "./parse-frame.ts";
import { serializeFrame } from "./serialize-frame.ts";

test.each([
  ["{", "is not JSON"],
  ["[1]", "is not a JSON object"],
  ["null", "is not a JSON object"],
  ['{"type":"hello"}', "at /type"],
  ['{"type":"event"}', "at /event"],
  ['{"type":"res","id":9,"ok":true}', "at /id"],
  ['{"type":"res","id":"9"}', "at /ok"],
])("%s is no frame: it %s", (text, problem) => {
  expect(parseFrame(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
});

test("fields that are not known stay, and a counter that is no number is left out", () => {
  expect(parseFrame('{"type":"event","event":"x","payload":1,"more":2,"seq":"3"}')).toEqual({
    ok: true,
    frame: { type: "event", event: "x", payload: 1, more: 2 },
  });
});

test("a refusal keeps its payload, and of its error what has the right type", () => {
  const text =
    '{"type":"res","id":"1","ok":false,"payload":{"runId":"r"},"error":{"code":7,"message":"no","retryAfterMs":-1}}';
  expect(parseFrame(text)).toEqual({
    ok: true,
    frame: { type: "res", id: "1", ok: false, payload: { runId: "r" }, error: { message: "no" } },
  });
  expect(parseFrame('{"type":"res","id":"1","ok":false}')).toMatchObject({
    frame: { error: { message: expect.any(String) } },
  });
});

test.each(["null", "{}", '"no"'])("an answer that says ok has no error, though it says error: %s", (error) => {
  const parsed = parseFrame(`{"type":"res","id":"1","ok":true,"payload":7,"error":${error}}`);
  expect(parsed).toEqual({ ok: true, frame: { type: "res", id: "1", ok: true, payload: 7, error: undefined } });
});

test("a request becomes text, with an empty object where there are no params", () => {
  expect(serializeFrame("1", "health")).toEqual({
    ok: true,
    text: '{"type":"req","id":"1","method":"health","params":{}}',
  });
});
