import { describe, expect, test } from "vitest";

import { json, rawServer } from "../../test/raw-server.ts";
import { call } from "../../test/samples.ts";
import { rejection, testClient } from "../../test/test-client.ts";

/** When the test clock starts. */
const START = 1_700_000_000_000;

const dateIn = (ms: number): string => new Date(START + ms).toUTCString();

describe.each([408, 409, 429, 500, 503])("of a %i, Retry-After", (status) => {
  test.each<[string, number]>([
    ["0", 0],
    ["1", 1000],
    ["1.5", 1500],
    ["60", 60_000],
    [dateIn(5000), 5000],
    [dateIn(60_000), 60_000],
    [dateIn(-5000), 0],
    ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
  ])("%s is waited for", async (value, wait) => {
    const server = await rawServer((_, response, index) =>
      index === 0 ? json(response, status, { error: "x" }, { "retry-after": value }) : json(response, 200, call),
    );
    const { client, clock } = testClient(server.url);
    await client.calls.get("CA1");
    expect(clock.waits).toEqual([wait]);
  });

  test.each(["-5", "soon", "", "Infinity", "NaN", "1e3", "0x10", "5 minutes", "Thu, 99 Foo 2026 00:00:00 GMT"])(
    "%j says nothing, and the usual wait is taken",
    async (value) => {
      const server = await rawServer((_, response, index) =>
        index === 0 ? json(response, status, { error: "x" }, { "retry-after": value }) : json(response, 200, call),
      );
      const { client, clock } = testClient(server.url);
      await client.calls.get("CA1");
      expect(clock.waits).toEqual([500]);
    },
  );

  test.each<[string, number]>([
    ["60.001", 60_001],
    ["61", 61_000],
    ["3600", 3_600_000],
    [dateIn(61_000), 61_000],
    ["9".repeat(400), Number.MAX_SAFE_INTEGER],
  ])("%s is too long, and the call fails at once", async (value, retryAfterMs) => {
    const server = await rawServer((_, response) => json(response, status, { error: "x" }, { "retry-after": value }));
    const { client, clock } = testClient(server.url);
    expect(await rejection(client.calls.get("CA1"))).toMatchObject({ status, retryAfterMs, retryable: true });
    expect(server.requests).toHaveLength(1);
    expect(clock.waits).toEqual([]);
  });
});
