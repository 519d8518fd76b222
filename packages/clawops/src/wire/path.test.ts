import { expect, test } from "vitest";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { fillPath } from "./path.ts";

const template = "/v1/accounts/{accountId}/calls/{callId}";

test("a path part is encoded and stays one part", () => {
  expect(fillPath(template, { accountId: "AC1", callId: "a/b?c#d e%2F안" }).path).toBe(
    "/v1/accounts/AC1/calls/a%2Fb%3Fc%23d%20e%252F%EC%95%88",
  );
});

test.each([
  ["", /`callId` must not be empty/],
  ["   ", /`callId` must not be empty/],
  [".", /`callId` must not be "\."/],
  ["..", /`callId` must not be "\.\."/],
  [undefined, /`callId` must be a string, got undefined/],
  [null, /`callId` must be a string, got null/],
  [{ callId: "CA1" }, /`callId` must be a string, got an object/],
  [123, /`callId` must be a string, got a number/],
  ["\ud800", /`callId` is not well-formed/],
])("%j is no path part", (callId, message) => {
  const fill = (): unknown => fillPath(template, { accountId: "AC1", callId });
  expect(fill).toThrow(message);
  expect(fill).toThrow(ClawOpsError);
});

test("an index is a whole number", () => {
  expect(fillPath("/media/{index}", { index: 0 }).path).toBe("/media/0");
});

test.each([-1, 1.5, "0", "x", undefined, Number.NaN])("%j is no index", (index) => {
  expect(() => fillPath("/media/{index}", { index })).toThrow(/`index` must be a whole number from 0, got /);
});

test("a token in the path is not shown", () => {
  expect(fillPath("/v1/assignment-sessions/{token}", { token: "secret-token" })).toEqual({
    path: "/v1/assignment-sessions/secret-token",
    safePath: "/v1/assignment-sessions/[redacted]",
  });
});
