import { expect, test } from "vitest";

import { json, rawServer } from "../../test/raw-server.ts";
import { call } from "../../test/samples.ts";
import { testClient } from "../../test/test-client.ts";
import type { DriftEvent } from "./hooks.ts";

test("hooks see each attempt in order", async () => {
  const server = await rawServer((_, response, index) =>
    index === 0 ? json(response, 503, { error: "x" }) : json(response, 200, call, { "x-request-id": "r2" }),
  );
  const seen: unknown[] = [];
  const { client } = testClient(server.url, {
    onRequest: ({ attempt, operation, method, urlTemplate }) =>
      seen.push(["request", attempt, operation, method, urlTemplate]),
    onResponse: ({ attempt, status, requestId, url }) => seen.push(["response", attempt, status, requestId, url]),
    onRetry: ({ attempt, delayMs, error }) => seen.push(["retry", attempt, delayMs, error.name]),
  });
  await client.calls.get("CA1");
  const template = "/v1/accounts/{accountId}/calls/{callId}";
  const url = `${server.url}/v1/accounts/AC_test/calls/CA1`;
  expect(seen).toEqual([
    ["request", 1, "getCall", "GET", template],
    ["response", 1, 503, undefined, url],
    ["retry", 1, 500, "ServiceUnavailableError"],
    ["request", 2, "getCall", "GET", template],
    ["response", 2, 200, "r2", url],
  ]);
});

test("a hook that throws or rejects is logged, and neither breaks nor repeats the call", async () => {
  const server = await rawServer((_, response) => json(response, 201, call));
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const { client } = testClient(server.url, {
    logLevel: "error",
    logger: { debug: log, info: log, warn: log, error: log },
    onRequest: () => {
      throw new Error("first");
    },
    // A promise of another realm is no instance of this one's.
    onResponse: () => ({ then: (_: unknown, reject: (reason: unknown) => void) => reject(new Error("second")) }),
  });
  expect(await client.calls.create({ to: "010", from: "070", url: "https://x.example" })).toEqual(call);
  expect(server.requests).toHaveLength(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(lines).toEqual(["onRequest failed: Error: first", "onResponse failed: Error: second"]);
});

test("onDrift tells of unknown fields and values once each, and the caller gets both", async () => {
  const strange = {
    ...call,
    status: "teleported",
    warp: 9,
    transfers: [
      { sequence: 1, mode: "beam", hue: 1 },
      { sequence: 2, mode: "beam" },
    ],
  };
  const server = await rawServer((_, response) => json(response, 200, strange));
  const events: DriftEvent[] = [];
  let tell = (): void => {};
  const told = new Promise<void>((resolve) => (tell = resolve));
  const onDrift = (event: DriftEvent): void => {
    events.push(event);
    if (events.length === 4) tell();
  };
  const { client } = testClient(server.url, { onDrift });
  expect(await client.calls.get("CA1")).toEqual(strange);
  await client.calls.get("CA1");
  await told;
  const ordered = events.map(({ operation, kind, path, value }) => [operation, kind, path, value]);
  expect(ordered).toEqual([
    ["getCall", "unknown-value", "status", "teleported"],
    ["getCall", "unknown-field", "warp", undefined],
    ["getCall", "unknown-value", "transfers[].mode", "beam"],
    ["getCall", "unknown-field", "transfers[].hue", undefined],
  ]);
});
