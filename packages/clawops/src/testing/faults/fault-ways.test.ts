import { describe, expect, test } from "vitest";

import {
  APIConnectionError,
  APIResponseValidationError,
  APITimeoutError,
  InternalServerError,
  RateLimitError,
  ServiceUnavailableError,
} from "../../index.ts";
import { from, to, untilRequested, url } from "../test/local-api.ts";
import { reached, ways } from "../test/ways.ts";

const call = { to, from, url };

/** What a promise rejects with. */
async function failure(promise: PromiseLike<unknown>): Promise<unknown> {
  return promise.then(
    () => "it did not fail",
    (thrown: unknown) => thrown,
  );
}

describe.each(ways)("%s", (way) => {
  test.each([
    [{ status: 503 }, ServiceUnavailableError, "failed"],
    [{ status: 500 }, InternalServerError, "unknown"],
    [{ status: 429, headers: { "Retry-After": "7" } }, RateLimitError, "failed"],
  ] as const)("the status of %j is an error of its class and nothing is done", async (fault, type, outcome) => {
    const { api, client, countCalls } = await reached(way);
    api.fail("createCall", fault);
    const error = await failure(client.calls.create(call));
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({ status: fault.status, outcome });
    expect(await countCalls()).toBe(0);
    expect((await client.calls.create(call)).status).toBe("queued");
  });

  test("Retry-After reaches the client, in seconds and as a date", async () => {
    const { api, client } = await reached(way);
    api.fail("listCalls", { status: 429, headers: { "Retry-After": "7" } });
    expect(await failure(client.calls.list())).toMatchObject({ status: 429, retryAfterMs: 7000 });
    const date = "Wed, 21 Oct 2099 07:28:00 GMT";
    api.fail("listCalls", { status: 503, headers: { "retry-after": date } });
    const { headers } = (await failure(client.calls.list())) as ServiceUnavailableError;
    expect(headers.get("retry-after")).toBe(date);
  });

  test.each([
    ["no JSON", { body: "<html>oops</html>" }],
    ["broken JSON", { body: '{"data":[', headers: { "Content-Type": "application/json" } }],
    [
      "bytes that are no UTF-8",
      { body: Uint8Array.of(0xff, 0xfe, 0xc0), headers: { "content-type": "application/json" } },
    ],
    ["JSON of another shape", { body: { rows: [] } }],
    ["nothing", { body: "" }],
    ["null", { body: null }],
    ["JSON said to be text", { body: '{"surprise":true}', headers: { "content-type": "text/plain" } }],
  ])("a garbage body (%s) is an answer that cannot be read", async (_, fault) => {
    const { api, client } = await reached(way);
    api.fail("listCalls", fault);
    const error = await failure(client.calls.list());
    expect(error).toBeInstanceOf(APIResponseValidationError);
    expect(error).toMatchObject({ status: 200 });
  });

  test("bodies and content types go out as they are given", async () => {
    const { api, request } = await reached(way);
    const headers = { "content-type": "application/json" };
    api.fail("listCalls", { status: 502, body: "{broken", headers, times: 2 });
    expect(await request("/calls")).toMatchObject({ status: 502, text: "{broken" });
    expect((await request("/calls")).headers.get("content-type")).toBe("application/json");
    api.fail("listCalls", { body: new TextEncoder().encode("bytes") });
    const bytes = await request("/calls");
    expect([bytes.status, bytes.text]).toEqual([200, "bytes"]);
    expect(bytes.headers.get("content-type")).toBe("application/octet-stream");
  });

  test.each([
    ["before", 0],
    ["after", 1],
    ["half", 1],
  ] as const)("cut %s loses the connection, with %i calls made", async (cut, calls) => {
    const { api, client, countCalls } = await reached(way);
    api.fail("createCall", { cut });
    const error = await failure(client.calls.create(call));
    expect(error).toBeInstanceOf(APIConnectionError);
    expect(error).toMatchObject({ outcome: "unknown" });
    expect(await countCalls()).toBe(calls);
    expect(api.requests[0]).toMatchObject({ operationId: "createCall" });
  });

  test("cut half gives the status and half of the bytes", async () => {
    const { api, fetch, client, request } = await reached(way);
    api.fail("listCalls", { status: 200, body: "0123456789", cut: "half" });
    const { authorization } = { authorization: "Bearer sk_test_local_key" };
    const response = await fetch(`${api.url}/v1/accounts/AC_test/calls`, { headers: { authorization } });
    expect(response.status).toBe(200);
    const seen: number[] = [];
    const read = async (): Promise<void> => {
      for await (const chunk of response.body ?? []) seen.push(...chunk);
    };
    await expect(read()).rejects.toThrow(TypeError);
    expect(String.fromCharCode(...seen)).toBe("01234");
    expect((await request("/calls")).status).toBe(200);
    expect((await client.calls.list()).data).toEqual([]);
  });

  test("cut half of an answer without a body cuts before the answer", async () => {
    const { api, request } = await reached(way);
    api.fail("deleteRecording", { status: 204, cut: "half" });
    await expect(request("/recordings/CA1", { method: "DELETE" })).rejects.toThrow(TypeError);
    api.fail("listCalls", { body: "", cut: "half" });
    await expect(request("/calls")).rejects.toThrow(TypeError);
  });

  test("a late answer comes by the server's clock, a late cut too", async () => {
    const { api, clock, request } = await reached(way);
    api.fail("listCalls", { delayMs: 5000 });
    api.fail("listNumbers", { delayMs: 5000, cut: "after" });
    const late = request("/calls");
    const cut = failure(request("/numbers"));
    while (api.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(5000);
    expect((await late).status).toBe(200);
    expect(await cut).toBeInstanceOf(TypeError);
  });

  test("an answer that never comes ends with the client's time limit, having acted", async () => {
    const { api, clock, client, countCalls } = await reached(way);
    api.fail("createCall", { delayMs: Number.POSITIVE_INFINITY });
    const error = failure(client.calls.create(call, { timeout: 20 }));
    await untilRequested(api);
    clock.advance(1_000_000_000);
    expect(await error).toBeInstanceOf(APITimeoutError);
    expect(await error).toMatchObject({ outcome: "unknown" });
    expect(await countCalls()).toBe(1);
  });

  test("while connections are refused nothing leaves the client, and afterwards all is as before", async () => {
    const { api, client, countCalls } = await reached(way);
    await client.calls.create(call);
    const { url } = api;
    const outage = await api.refuseConnections();
    expect(api.url).toBe(url);
    const error = await failure(client.calls.create(call));
    expect(error).toBeInstanceOf(APIConnectionError);
    expect(error).toMatchObject({ outcome: "not-sent" });
    await outage.end();
    await outage.end();
    expect(api.requests).toHaveLength(1);
    expect(await countCalls()).toBe(1);
    expect((await client.calls.list()).data).toHaveLength(1);
  });

  test("an outage cuts what is under way", async () => {
    const { api, client } = await reached(way);
    api.fail("createCall", { delayMs: 60_000 });
    const error = failure(client.calls.create(call));
    await untilRequested(api);
    await using _outage = await api.refuseConnections();
    expect(await error).toBeInstanceOf(APIConnectionError);
    expect(await error).toMatchObject({ outcome: "unknown" });
  });
});
