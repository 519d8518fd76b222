import { describe, expect, test } from "vitest";

import * as operations from "../generated/operations.ts";
import type { AttemptResult, Failure } from "./attempt-result.ts";
import { outcomeOf, worseOutcome } from "./outcome.ts";
import { shouldRetry } from "./should-retry.ts";

const answer = (status: number, body: unknown = { error: "no" }): AttemptResult => ({
  type: "answer",
  status,
  headers: new Headers(),
  body: new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body)),
});
const failure = (reason: Failure["reason"], neverLeft: boolean): AttemptResult => ({
  type: "failure",
  reason,
  neverLeft,
  cause: undefined,
});
const html = "<html>busy</html>";

const { createCall, createKakaoChannel, getCall, sendEmail, sendMessage, requestTranscript, playIntoCall } = operations;

describe("what may be sent again", () => {
  test.each<[string, AttemptResult, { always: boolean; key: boolean; never: boolean; official: boolean }]>([
    ["400", answer(400), { always: false, key: false, never: false, official: false }],
    ["404", answer(404), { always: false, key: false, never: false, official: false }],
    ["408 of the API", answer(408), { always: true, key: true, never: true, official: true }],
    ["408 in HTML", answer(408, html), { always: true, key: true, never: false, official: true }],
    ["409 without a code", answer(409), { always: true, key: true, never: true, official: true }],
    [
      "409 with a code",
      answer(409, { error: "x", code: "NOT_PENDING" }),
      { always: false, key: false, never: false, official: true },
    ],
    [
      "409 PLAY_IN_PROGRESS",
      answer(409, { error: "x", code: "PLAY_IN_PROGRESS" }),
      { always: true, key: true, never: true, official: true },
    ],
    [
      "409 TRANSFER_IN_PROGRESS",
      answer(409, { error: "x", code: "TRANSFER_IN_PROGRESS" }),
      { always: true, key: true, never: true, official: true },
    ],
    [
      "409 in other JSON",
      answer(409, { status: "CONFLICT", message: "x" }),
      { always: true, key: true, never: false, official: true },
    ],
    ["429 of the API", answer(429), { always: true, key: true, never: true, official: true }],
    ["429 in HTML", answer(429, html), { always: true, key: true, never: false, official: true }],
    ["500 of the API", answer(500), { always: true, key: true, never: false, official: true }],
    ["502", answer(502, html), { always: true, key: true, never: false, official: true }],
    ["503 of the API", answer(503), { always: true, key: true, never: true, official: true }],
    ["503 in HTML", answer(503, html), { always: true, key: true, never: false, official: true }],
    ["503 in other JSON", answer(503, { message: "x" }), { always: true, key: true, never: false, official: true }],
    ["503 empty", answer(503, ""), { always: true, key: true, never: false, official: true }],
    ["504", answer(504), { always: true, key: true, never: false, official: true }],
    ["no connection", failure("connection", true), { always: true, key: true, never: true, official: true }],
    ["connect timeout", failure("timeout", true), { always: true, key: true, never: true, official: true }],
    ["cut connection", failure("connection", false), { always: true, key: true, never: false, official: true }],
    ["timeout", failure("timeout", false), { always: true, key: true, never: false, official: true }],
    ["too long", failure("too-long", false), { always: false, key: false, never: false, official: false }],
  ])("after %s", (_, result, expected) => {
    expect({
      always: shouldRetry(getCall, result, false),
      key: shouldRetry(sendMessage, result, false),
      never: shouldRetry(createCall, result, false),
      official: shouldRetry(createCall, result, true),
    }).toEqual(expected);
  });

  test("requestTranscript is not repeated on 409, whose body has no code", () => {
    const conflict = answer(409, { status: "pending", error: "already requested" });
    expect(shouldRetry(requestTranscript, conflict, false)).toBe(false);
    expect(shouldRetry(requestTranscript, conflict, true)).toBe(false);
    expect(shouldRetry(playIntoCall, conflict, false)).toBe(true);
  });

  test("an e-mail that the provider refused for good is not sent again, one that a proxy lost is", () => {
    const refused = answer(502, { error: "x", code: "PROVIDER_REJECTED" });
    expect(shouldRetry(sendEmail, refused, false)).toBe(false);
    expect(shouldRetry(sendEmail, answer(502, html), false)).toBe(true);
    expect(shouldRetry(sendEmail, refused, true)).toBe(true);
    expect(shouldRetry(sendMessage, refused, false)).toBe(true);
  });

  test("a Kakao channel is not connected again where Kakao did not answer, which may have come late", () => {
    const late = answer(503, { error: "x", code: "KAKAO_PROVIDER_UNAVAILABLE" });
    expect(shouldRetry(createKakaoChannel, late, false)).toBe(false);
    expect(outcomeOf(createKakaoChannel, late)).toBe("unknown");
    expect(shouldRetry(createKakaoChannel, answer(503), false)).toBe(true);
  });
});

describe("what may have taken effect", () => {
  test.each<[string, AttemptResult, string]>([
    ["a request that never left", failure("connection", true), "not-sent"],
    ["a cut connection", failure("connection", false), "unknown"],
    ["a timeout", failure("timeout", false), "unknown"],
    ["a refusal", answer(422), "failed"],
    ["a refusal in HTML", answer(411, html), "failed"],
    ["a 429 of the API", answer(429), "failed"],
    ["a 429 of something before it", answer(429, html), "unknown"],
    ["a 408 of something before it", answer(408, { message: "x" }), "unknown"],
    ["a 409 of something before it", answer(409, { status: "CONFLICT" }), "unknown"],
    ["a 503 of the API", answer(503), "failed"],
    ["a 503 of something before it", answer(503, html), "unknown"],
    ["a 500", answer(500), "unknown"],
    ["a redirect", answer(302, ""), "unknown"],
  ])("%s", (_, result, outcome) => {
    expect(outcomeOf(createCall, result)).toBe(outcome);
  });

  test("a transcript that is there already was not made", () => {
    expect(outcomeOf(requestTranscript, answer(409, { status: "completed" }))).toBe("failed");
  });
});

test.each([
  ["not-sent", "failed", "failed"],
  ["failed", "not-sent", "failed"],
  ["unknown", "not-sent", "unknown"],
  ["failed", "unknown", "unknown"],
  ["not-sent", "not-sent", "not-sent"],
] as const)("%s and then %s is %s", (one, other, both) => {
  expect(worseOutcome(one, other)).toBe(both);
});
