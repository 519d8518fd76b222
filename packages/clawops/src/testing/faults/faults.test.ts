import { expect, test } from "vitest";

import { ClawOpsError } from "../../errors/claw-ops-error.ts";
import { account, apiKey, from, localApi, to, untilRequested, url } from "../test/local-api.ts";

const call = { To: to, From: from, Url: url };
const headers = { authorization: `Bearer ${apiKey}` };

test("a status refuses without acting, once, with an error in the API's form", async () => {
  const { api, get, post } = localApi();
  api.fail("createCall", { status: 503 });
  expect(await post("/calls", call)).toMatchObject({
    status: 503,
    body: { error: expect.any(String), code: "service_unavailable" },
  });
  expect((await get("/calls")).body.data).toEqual([]);
  expect(await post("/calls", call)).toMatchObject({ status: 201 });
});

test("body and headers are answered as they are given", async () => {
  const { api, get, post } = localApi();
  api.fail("createCall", { status: 429, body: { error: "slow down", code: "x" }, headers: { "Retry-After": "3" } });
  api.fail("createCall", { status: 502, body: "<html>Bad gateway</html>" });
  const limited = await post("/calls", call);
  expect(limited.body).toEqual({ error: "slow down", code: "x" });
  expect(limited.headers.get("retry-after")).toBe("3");
  const gateway = await post("/calls", call);
  expect([gateway.status, gateway.headers.get("content-type")]).toEqual([502, "text/html; charset=utf-8"]);
  expect((await get("/calls")).body.data).toEqual([]);
});

test("a body without a status replaces the answer of an operation that acts", async () => {
  const { api, get, post } = localApi();
  api.fail("createCall", { body: { surprise: true } });
  expect(await post("/calls", call)).toMatchObject({ status: 201, body: { surprise: true } });
  expect((await get("/calls")).body.data).toHaveLength(1);
});

test("cut before: the connection is lost and nothing was done", async () => {
  const { api, get, post } = localApi();
  api.fail("createCall", { cut: "before" });
  await expect(post("/calls", call)).rejects.toThrow(TypeError);
  expect((await get("/calls")).body.data).toEqual([]);
  expect(api.requests.map((request) => request.operationId)).toEqual(["createCall", "listCalls"]);
});

test("cut after: the connection is lost and the call was made", async () => {
  const { api, get, post } = localApi();
  api.fail("createCall", { cut: "after" });
  await expect(post("/calls", call)).rejects.toThrow(TypeError);
  expect((await get("/calls")).body.data).toHaveLength(1);
});

test("cut half: the status arrives, the body breaks off in the middle", async () => {
  const { api, get, post } = localApi();
  await post("/calls", call);
  api.fail("listCalls", { cut: "half" });
  const response = await api.fetch(`${api.url}${account}/calls`, { headers });
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toMatch(/^\{"data":\[\{"callId"/);
  await expect(reader?.read()).rejects.toThrow(TypeError);
  expect((await get("/calls")).body.data).toHaveLength(1);
});

test("times says how many requests are hit; faults queue up", async () => {
  const { api, get } = localApi();
  api.fail("listCalls", { status: 500, times: 2 });
  api.fail("listCalls", { status: 503 });
  const statuses: number[] = [];
  for (let count = 0; count < 4; count += 1) statuses.push((await get("/calls")).status);
  expect(statuses).toEqual([500, 500, 503, 200]);
  api.fail("listCalls", { status: 500, times: Number.POSITIVE_INFINITY });
  for (let count = 0; count < 10; count += 1) expect((await get("/calls")).status).toBe(500);
  api.reset();
  expect((await get("/calls")).status).toBe(200);
});

test("an answer can be late: the operation acts at once, the answer waits for the clock", async () => {
  const { api, clock, get, post } = localApi();
  api.fail("createCall", { delayMs: 5000 });
  let answered = false;
  const late = post("/calls", call).finally(() => {
    answered = true;
  });
  await untilRequested(api);
  const { data } = (await get("/calls")).body;
  expect(data).toHaveLength(1);
  clock.advance(4999);
  await get("/calls");
  expect(answered).toBe(false);
  clock.advance(1);
  expect(await late).toMatchObject({ status: 201, body: { callId: data[0]?.callId } });
});

test("whoever gives up on a late answer gets the signal's reason", async () => {
  const { api } = localApi();
  api.fail("listCalls", { delayMs: 5000 });
  const controller = new AbortController();
  const late = api.fetch(`${api.url}${account}/calls`, { headers, signal: controller.signal });
  const reason = new Error("too slow");
  controller.abort(reason);
  await expect(late).rejects.toBe(reason);
});

test("a reset lets late answers go at once", async () => {
  const { api, get } = localApi();
  api.fail("listCalls", { delayMs: 5000 });
  const late = get("/calls");
  await untilRequested(api);
  api.reset();
  expect((await late).status).toBe(200);
});

test("a fault of an operation that does not exist names those that are near", () => {
  const { api } = localApi();
  expect(() => api.fail("createCal", { status: 500 })).toThrow(ClawOpsError);
  expect(() => api.fail("createCal", { status: 500 })).toThrow("Did you mean createCall");
  expect(() => api.fail("calls.create", { status: 500 })).toThrow("operationId");
  expect(() => api.fail(undefined as never, { status: 500 })).toThrow("no operation undefined");
  expect(() => api.fail("createCall", undefined as never)).toThrow("a fault is an object");
});

test.each([
  [{ status: 99 }, "status must be"],
  [{ status: 200.5 }, "status must be"],
  [{ delayMs: -1 }, "delayMs must be"],
  [{ status: 500, times: 0 }, "times must be"],
  [{ status: 500, times: 1.5 }, "times must be"],
  [{ times: 2 }, "it changes nothing"],
  [{ delayMs: Number.NaN }, "delayMs must be"],
  [{ cut: "middle" as "half" }, "cut must be"],
  [{ cut: "connect", status: 503 } as const, "there is no answer"],
  [{ status: 204, body: "x" }, "has no body"],
  [{ headers: { "Content-Length": "5" } }, "the server's own"],
  [{ headers: { "bad name": "x" } }, "no header that HTTP can send"],
  [{ headers: { x: "a\r\nb: c" } }, "no header that HTTP can send"],
  [{ headers: { "retry-after": 2 as unknown as string } }, "must be a text, not a number"],
  [{ headers: [] as never }, "headers must be an object"],
  [{ code: "x", status: 500 }, "there is no code"],
])("a fault %j is refused: %s", (fault, message) => {
  expect(() => localApi().api.fail("createCall", fault)).toThrow(message);
});

test("a body that JSON cannot hold is refused", () => {
  const { api } = localApi();
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  expect(() => api.fail("listCalls", { body: () => 1 })).toThrow("not a function");
  expect(() => api.fail("listCalls", { body: { amount: 1n } })).toThrow("cannot be sent as JSON");
  expect(() => api.fail("listCalls", { body: circle })).toThrow("cannot be sent as JSON");
});

test("an operation that answers without a body cannot be given one", () => {
  const { api } = localApi();
  expect(() => api.fail("deleteRecording", { body: "garbage" })).toThrow("an answer with the status 204 has no body");
  api.fail("deleteRecording", { status: 500, body: "garbage" });
});

test("the star stands for every operation, and comes after the operation's own faults", async () => {
  const { api, get, post } = localApi();
  api.fail("*", { status: 503, times: 2 });
  api.fail("listCalls", { status: 500 });
  expect(await get("/calls")).toMatchObject({ status: 500 });
  expect(await post("/calls", call)).toMatchObject({ status: 503 });
  expect(await get("/numbers")).toMatchObject({ status: 503 });
  expect(await get("/calls")).toMatchObject({ status: 200, body: { data: [] } });
});

test("a fault is what it was when it was planned", async () => {
  const { api, get } = localApi();
  const fault = { status: 500 };
  api.fail("listCalls", fault);
  fault.status = 200;
  expect(await get("/calls")).toMatchObject({ status: 500 });
});

test("an operation that is not simulated can be given an answer", async () => {
  const { api, get } = localApi();
  api.fail("listAgents", { status: 200, body: { data: [] } });
  expect(await get("/agents")).toMatchObject({ status: 200, body: { data: [] } });
});
