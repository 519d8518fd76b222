import { readFileSync } from "node:fs";

import { SecretKeeper } from "@pincer/shared/internal";
import { expect, test } from "vitest";

import { GatewayConnectionError } from "../errors/connection-errors.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { GatewayAuthError, GatewayRequestError } from "../errors/request-errors.ts";
import { closeCode, closeCodes } from "./close-codes.ts";
import { connectionFailure } from "./connection-failure.ts";
import { shouldReconnect } from "./should-reconnect.ts";

test("only a removed device makes a close code final", () => {
  expect(closeCodes.filter(({ recoverable }) => !recoverable).map(({ code }) => code)).toEqual([4001]);
  expect(closeCode(4999)).toMatchObject({ code: 4999, recoverable: true });
});

test("PROTOCOL.md has the same table", () => {
  const rows = readFileSync(new URL("../../PROTOCOL.md", import.meta.url), "utf8").match(/^\| \d{4} .*$/gm);
  const cells = rows?.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  expect(cells).toEqual(
    closeCodes.map(({ code, name, meaning, recoverable }) => [String(code), name, meaning, recoverable ? "yes" : "no"]),
  );
});

test.each(closeCodes)("$code $name is tried again: $recoverable", ({ code, recoverable }) => {
  expect(
    shouldReconnect(new GatewayConnectionError("gone", { closeCode: code, retryable: recoverable })).terminal,
  ).toBe(!recoverable);
});

test("a refused connect is final unless the gateway says that it may be repeated", () => {
  const refused = { method: "connect", kind: "authentication" } as const;
  expect(shouldReconnect(new GatewayAuthError("no", refused)).terminal).toBe(true);
  const starting = new GatewayRequestError("starting", { ...refused, retryable: true, retryAfterMs: 500 });
  expect(shouldReconnect(starting)).toEqual({ terminal: false, retryAfterMs: 500 });
});

test("a credentials function that failed may do better the next time", () => {
  expect(shouldReconnect(new GatewayError("no vault", { kind: "configuration" })).terminal).toBe(false);
});

test("a connection that ended because the device has a new token is made again", () => {
  const error = connectionFailure(
    { code: 4001, reason: "device removed", error: undefined },
    { place: "ws://x", keeper: new SecretKeeper(), greeted: true, isRenewed: true },
  );
  expect(shouldReconnect(error).terminal).toBe(false);
  expect(error.message).toContain("rotated");
});
