import { getEventListeners } from "node:events";

import { describe, expect, test } from "vitest";

import { type LimitClock, limitClock } from "../../test/limit-clock.ts";
import { json, rawServer } from "../../test/raw-server.ts";
import { call } from "../../test/samples.ts";
import { tcpServer } from "../../test/tcp-server.ts";
import { rejection, testClient } from "../../test/test-client.ts";
import type { ClawOpsOptions } from "../client-options.ts";

/** Where a call is when its signal is aborted: sets up a client that calls `reached` there, and nothing goes on by itself. */
type Phase = (reached: () => void) => Promise<{ readonly baseURL: string; readonly options?: ClawOpsOptions }>;

const never = new Promise<never>(() => {});

/** A fetch that says when it is called, and does not care for its signal. */
const deaf =
  (answer: () => Promise<Response>): Phase =>
  async (reached) => ({
    baseURL: "https://api.example",
    options: {
      async fetch() {
        setImmediate(reached);
        return answer();
      },
    },
  });

/** An answer whose body says when it is read, and then neither goes on nor hears of an end. */
const stuck = (status: number): Phase =>
  deaf(async () => new Response(new ReadableStream({ pull: () => never, cancel: () => never }), { status }));

const phases: ReadonlyArray<readonly [string, Phase]> = [
  [
    "while it connects",
    async (reached) => ({ baseURL: `https://${(await tcpServer(() => reached())).host}`, options: { maxRetries: 0 } }),
  ],
  ["while it waits for an answer", async (reached) => ({ baseURL: (await rawServer(() => reached())).url })],
  [
    "in the middle of the headers",
    async (reached) => {
      const { url } = await rawServer(({ socket }) => socket.write("HTTP/1.1 200 OK\r\nx-a: ", () => reached()));
      return { baseURL: url };
    },
  ],
  [
    "in the middle of the body",
    async (reached) => {
      const server = await rawServer((_, response) => response.writeHead(200).write("{", () => setImmediate(reached)));
      return { baseURL: server.url };
    },
  ],
  [
    "in the wait for another attempt",
    async (reached) => {
      const server = await rawServer((_, response) => json(response, 503, { error: "x" }, { "retry-after": "30" }));
      return { baseURL: server.url, options: { onRetry: () => void setImmediate(reached) } };
    },
  ],
  [
    "in the hook before the request",
    async (reached) => {
      const server = await rawServer((_, response) => json(response, 200, call));
      return { baseURL: server.url, options: { onRequest: reached } };
    },
  ],
  ["in a fetch that ignores the signal and never ends", deaf(() => never)],
  ["in a body that never ends and cannot be cancelled", stuck(200)],
  ["in an error's body that never ends and cannot be cancelled", stuck(500)],
  [
    "in a body of another make that never ends",
    deaf(async () => ({ status: 200, headers: new Headers(), body: {}, arrayBuffer: () => never }) as never),
  ],
];

/** Waits for another attempt do not end either. */
function stillClock(): LimitClock {
  const clock = limitClock();
  return {
    ...clock,
    after: (ms, run) => clock.after(ms + 100_000, run),
    get limits() {
      return clock.limits;
    },
  };
}

describe("an abort", () => {
  test.each(phases)(
    "%s rejects with the signal's own reason and leaves neither listener nor timer",
    async (_, phase) => {
      for (const reason of [new Error("mine"), "text", 0, undefined]) {
        const controller = new AbortController();
        const { baseURL, options } = await phase(() => controller.abort(reason));
        const clock = stillClock();
        const { client } = testClient(baseURL, options, clock);
        const error = await rejection(client.calls.get("CA1", { signal: controller.signal }));
        expect(error).toBe(controller.signal.reason);
        expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
        expect(clock.limits).toBe(0);
      }
    },
  );

  test("right after the call sends nothing", async () => {
    const server = await rawServer((_, response) => json(response, 200, call));
    const controller = new AbortController();
    const failed = rejection(testClient(server.url).client.calls.get("CA1", { signal: controller.signal }));
    controller.abort("at once");
    expect(await failed).toBe("at once");
    expect(server.requests).toHaveLength(0);
  });

  test("after the answer changes nothing", async () => {
    const server = await rawServer((_, response) => json(response, 200, call));
    const controller = new AbortController();
    const got = await testClient(server.url).client.calls.get("CA1", { signal: controller.signal });
    controller.abort();
    expect(got).toEqual(call);
  });
});

describe("a time limit", () => {
  const limited = phases.filter(([name]) => !/connects|hook|wait for another/.test(name));
  test.each(limited)("%s is a timeout that is tried again, and leaves no timer", async (_, phase) => {
    const clock = limitClock();
    const { baseURL, options } = await phase(() => clock.expireLimits());
    const { client } = testClient(baseURL, { ...options, maxRetries: 1 }, clock);
    const { signal } = new AbortController();
    const error = await rejection(client.calls.get("CA1", { signal }));
    expect(error).toMatchObject({ name: "APITimeoutError", outcome: "unknown", retryable: true });
    expect(clock.waits).toEqual([500]);
    expect(clock.limits).toBe(0);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("of the whole call ends the wait for another attempt with what the attempt ended with", async () => {
    const clock = stillClock();
    const server = await rawServer((_, response) => json(response, 503, { error: "x" }));
    const options = { timeout: { total: 200_000 }, onRetry: () => void setImmediate(() => clock.expireLimits()) };
    const error = await rejection(testClient(server.url, options, clock).client.calls.get("CA1"));
    expect(error).toMatchObject({ name: "ServiceUnavailableError", status: 503 });
    expect(server.requests).toHaveLength(1);
    expect(clock.limits).toBe(0);
  });
});

test("ten thousand calls leave nothing on the signal that they share", async () => {
  const { signal } = new AbortController();
  let added = 0;
  const { addEventListener } = signal;
  signal.addEventListener = (...args: Parameters<typeof addEventListener>): void => {
    added += 1;
    addEventListener.apply(signal, args);
    expect(getEventListeners(signal, "abort").length).toBeLessThanOrEqual(1);
  };
  const clock = limitClock();
  const fetch = async (): Promise<Response> => Response.json(call);
  const { client } = testClient("https://api.example", { fetch }, clock);
  for (let round = 0; round < 100; round += 1)
    await Promise.all(Array.from({ length: 100 }, () => client.calls.get("CA1", { signal })));
  expect(added).toBeGreaterThan(0);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  expect(clock.limits).toBe(0);
});
