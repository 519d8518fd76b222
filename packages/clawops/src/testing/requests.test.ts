import { inspect } from "node:util";

import { expect, test } from "vitest";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import type { Handler } from "./behaviour/handler.ts";
import { handlers } from "./behaviour/handlers.ts";
import { createLocalClawOps } from "./index.ts";
import { account, accountId, apiKey, from, localApi, to, url } from "./test/local-api.ts";

test("a request without the key is 401, with a wrong one too", async () => {
  const { api, send } = localApi();
  const without = await api.fetch(`${api.url}${account}/calls`);
  expect(without.status).toBe(401);
  expect(await without.json()).toEqual({ error: expect.stringContaining("Missing API key") });
  expect(await send("GET", "/calls", undefined, { authorization: "Bearer sk_other" })).toMatchObject({ status: 401 });
});

test("another account in the path is 403", async () => {
  const { get } = localApi();
  const { status, body } = await get("/v1/accounts/AC_other/calls");
  expect(status).toBe(403);
  expect(body["error"]).toContain("AC_other");
});

test("an unknown path is 404 and a wrong method is 405", async () => {
  const { get, send } = localApi();
  expect(await get("/nothing")).toMatchObject({ status: 404, body: { error: expect.stringContaining("/nothing") } });
  const wrong = await send("DELETE", "/calls");
  expect(wrong.status).toBe(405);
  expect(wrong.headers.get("allow")?.split(", ").sort()).toEqual(["GET", "POST"]);
});

test("an operation that is not simulated is 501 and named", async () => {
  const { get } = localApi();
  // Today all of them are; a later contract may have more.
  const known = handlers as Map<string, Handler>;
  const handler = known.get("listAgents");
  known.delete("listAgents");
  const { status, body } = await get("/agents");
  if (handler !== undefined) known.set("listAgents", handler);
  expect(status).toBe(501);
  expect(body).toMatchObject({
    code: "not_simulated",
    operationId: "listAgents",
    error: expect.stringContaining("listAgents"),
  });
});

test("a body that does not fit the contract is 400 with every issue by its path", async () => {
  const { post } = localApi();
  const { status, body } = await post("/calls", { From: 7, Timeout: "soon", MachineDetection: "Maybe" });
  expect(status).toBe(400);
  expect(body["code"]).toBe("VALIDATION");
  expect(body["errors"]).toEqual([
    { path: "/body/To", message: "must have required property 'To'", errorCode: "required.openapi.validation" },
    { path: "/body/From", message: "must be string", errorCode: "type.openapi.validation" },
    { path: "/body/Timeout", message: "must be integer", errorCode: "type.openapi.validation" },
    {
      path: "/body/MachineDetection",
      message: "must be equal to one of the allowed values: Enable, Hangup",
      errorCode: "enum.openapi.validation",
    },
  ]);
});

test("nested fields, lengths and counts are checked", async () => {
  const { post } = localApi();
  const call = await post("/calls", { To: to, From: from, AgentId: "AG1", CallContext: { Variables: { a: {} } } });
  expect(call.body["errors"]).toMatchObject([
    { path: "/body/CallContext/Instruction", errorCode: "required.openapi.validation" },
    { path: "/body/CallContext/Variables/a", errorCode: "type.openapi.validation" },
  ]);
  const media = Array.from({ length: 4 }, () => "https://example.com/a.jpg");
  const message = await post("/messages", { To: to, From: from, Body: "x", MediaUrl: media, IdempotencyKey: "" });
  expect(message.body["errors"]).toMatchObject([
    { path: "/body/MediaUrl", errorCode: "maxItems.openapi.validation" },
    { path: "/body/IdempotencyKey", errorCode: "minLength.openapi.validation" },
  ]);
});

test("a body that is no JSON, no object, or of another kind is refused", async () => {
  const { post } = localApi();
  expect(await post("/calls", "{")).toMatchObject({ status: 400, body: { errors: [{ path: "/body" }] } });
  expect(await post("/calls", [])).toMatchObject({ status: 400, body: { errors: [{ message: "must be object" }] } });
  expect(await post("/calls", "x", { "content-type": "text/plain" })).toMatchObject({ status: 415 });
  expect(await post("/calls")).toMatchObject({ status: 400, body: { code: "VALIDATION" } });
});

test("a query value that is no list and comes twice is refused", async () => {
  const { get } = localApi();
  expect(await get("/calls?page=x&page=1")).toMatchObject({ status: 400 });
  const { status, body } = await get("/calls?pageSize=5&pageSize=6&from=1&from=2");
  expect(status).toBe(400);
  expect(body["errors"]).toEqual([
    { path: "/query/pageSize", message: "must be integer", errorCode: "type.openapi.validation" },
  ]);
  expect(await get("/calls?from=1&from=2&other=1&other=2")).toMatchObject({ status: 200 });
});

test("every request is recorded, without the key and other secrets", async () => {
  const { api, get, post } = localApi({ signingKey: "whsec_test_signing" });
  await post(
    "/calls",
    { To: to, From: from, Url: `${url}?k=${apiKey}`, note: "whsec_test_signing" },
    { "x-api-key": "abc123" },
  );
  await get("/calls?from=1&from=2&page=0");
  await get("/nothing");
  expect(api.requests.map(({ operationId, method, path }) => [operationId, method, path])).toEqual([
    ["createCall", "POST", `${account}/calls`],
    ["listCalls", "GET", `${account}/calls`],
    [undefined, "GET", `${account}/nothing`],
  ]);
  expect(api.requests[0]?.headers).toMatchObject({ authorization: "[redacted]", "x-api-key": "[redacted]" });
  expect(api.requests[0]?.body).toEqual({ To: to, From: from, Url: `${url}?k=[redacted]`, note: "[redacted]" });
  expect(api.requests[1]?.query).toEqual({ from: ["1", "2"], page: "0" });
  expect(inspect(api, { depth: 9 }) + JSON.stringify(api)).not.toMatch(/sk_test_local_key|whsec_test_signing|abc123/);
});

test("the record holds the last 1,000 requests", async () => {
  const { api, get } = localApi();
  for (let page = 0; page < 1001; page += 1) await get(`/calls?page=${page}`);
  expect(api.requests).toHaveLength(1000);
  expect(api.requests[0]?.query).toEqual({ page: "1" });
});

test("reset forgets calls, faults and requests, and stops what was running", async () => {
  const { api, clock, get, post, receiver } = localApi();
  await post("/calls", { To: to, From: from, Url: url, StatusCallback: "https://example.com/status" });
  await api.settled();
  api.fail("listCalls", { status: 500 });
  api.reset();
  clock.advance(60_000);
  await api.settled();
  expect(receiver.forms.map((form) => form["CallStatus"])).toEqual(["queued"]);
  expect(api.requests).toEqual([]);
  expect(api.deliveries).toEqual([]);
  expect(await get("/calls")).toMatchObject({ status: 200, body: { data: [], meta: { total: 0 } } });
});

test("an aborted request rejects with the signal's reason and does nothing", async () => {
  const { api } = localApi();
  const reason = new Error("changed my mind");
  const request = api.fetch(`${api.url}${account}/calls`, { signal: AbortSignal.abort(reason) });
  await expect(request).rejects.toBe(reason);
  expect(api.requests).toEqual([]);
});

test("options that make no sense are refused by name", () => {
  expect(() => createLocalClawOps({ apiKey: "", accountId })).toThrow(ClawOpsError);
  expect(() => createLocalClawOps({ apiKey, accountId: "" })).toThrow("accountId");
  expect(() => createLocalClawOps({ apiKey, accountId, numbers: ["12"] })).toThrow("12 in numbers");
  expect(() => createLocalClawOps({ apiKey, accountId, webhookUrl: "hook" })).toThrow("webhookUrl");
  expect(() => createLocalClawOps({ apiKey, accountId, timing: { ringMs: -1 } })).toThrow("timing.ringMs");
});

test.each<[unknown, string]>([
  [undefined, "give { apiKey, accountId }"],
  [{ apiKey, accountId, signingKey: 5 }, "signingKey"],
  [{ apiKey, accountId, clock: {} }, "clock"],
  [{ apiKey, accountId, fetch: "x" }, "fetch"],
  [{ apiKey, accountId, numbers: "070" }, "numbers"],
  [{ apiKey, accountId, numbers: [70] }, "70 in numbers is not a phone number: it must be a text"],
  [{ apiKey, accountId, timing: 5 }, "timing"],
  [{ apiKey, accountId, timing: { rinMs: 5 } }, "timing has no rinMs, only queueMs, ringMs"],
  [{ apiKey, accountId, timing: { ringMs: "5" } }, "timing.ringMs must be 0 or more milliseconds"],
  [{ apiKey, accountId, timing: { ringMs: undefined } }, "timing.ringMs must be 0 or more milliseconds"],
  [{ apiKey: "sk_test\n", accountId }, "apiKey must be printable ASCII"],
  [{ apiKey: "열쇠", accountId }, "apiKey must be printable ASCII"],
])("options %j of the wrong kind are a ClawOpsError", (options, message) => {
  const create = (): unknown => createLocalClawOps(options as never);
  expect(create).toThrow(ClawOpsError);
  expect(create).toThrow(message);
});

test("simulating nothing, or with the wrong kind of thing, is a ClawOpsError", async () => {
  const { simulate } = createLocalClawOps({ apiKey, accountId });
  await expect(simulate.inboundCall(undefined as never)).rejects.toThrow(ClawOpsError);
  await expect(simulate.inboundCall({ from: 10, to: "07012341234" } as never)).rejects.toThrow(/from is not a phone/);
  await expect(simulate.inboundMessage(undefined as never)).rejects.toThrow(ClawOpsError);
});

test("a request whose body never ends is given up with the reason of its signal, and is not served", async () => {
  const { api } = localApi();
  const controller = new AbortController();
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: new ReadableStream({
      pull() {
        controller.abort(new Error("enough"));
        // Nothing comes, and it does not end.
        return new Promise<void>(() => {});
      },
    }),
    duplex: "half",
    signal: controller.signal,
  };
  await expect(api.fetch(`${api.url}${account}/calls`, init)).rejects.toThrow("enough");
  expect(api.requests).toEqual([]);
});
