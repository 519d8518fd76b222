import { expect, test } from "vitest";

import { from, localApi, to } from "../../test/local-api.ts";

test("the account has one number by name and may use every Korean one", async () => {
  const { get, post } = localApi();
  expect((await get("/numbers")).body.data).toMatchObject([{ number: from, routingType: "webhook", webhookUrl: null }]);
  expect(await post("/messages", { To: to, From: "025551234", Body: "x" })).toMatchObject({ status: 201 });
});

test("given a list, exactly these are owned", async () => {
  const { get, post } = localApi({ numbers: ["1588-1234", "070-2222-3333"] });
  expect((await get("/numbers")).body.data.map((number) => [number["number"], number["numberType"]])).toEqual([
    ["15881234", "representative"],
    ["07022223333", "did"],
  ]);
  const refused = await post("/messages", { To: to, From: from, Body: "x" });
  expect(refused).toMatchObject({ status: 400, body: { code: "from_not_registered" } });
  expect(await post("/messages", { To: to, From: "1588-1234", Body: "x" })).toMatchObject({ status: 201 });
});

test("a registered number can be used until it is deleted", async () => {
  const { get, post, send } = localApi({ numbers: [from] });
  const { status, body } = await post("/numbers", { webhookUrl: "https://example.com", number: "01000000000" });
  expect(status).toBe(201);
  const number = String(body["number"]);
  expect(number).toMatch(/^070\d{8}$/);
  expect(body).toMatchObject({ webhookUrl: "https://example.com" });
  expect(await post("/numbers")).toMatchObject({ status: 201 });
  expect(await post("/messages", { To: to, From: number, Body: "x" })).toMatchObject({ status: 201 });
  expect(await send("DELETE", `/numbers/${number}`)).toMatchObject({ status: 204 });
  expect(await post("/messages", { To: to, From: number, Body: "x" })).toMatchObject({ status: 400 });
  expect(await send("DELETE", `/numbers/${number}`)).toMatchObject({ status: 404 });
  expect((await get("/numbers")).body.data).toHaveLength(2);
});

test("an update keeps what is left out and clears what is null; another routing clears the ids of the others", async () => {
  const { send } = localApi();
  const put = (body: unknown) => send("PUT", `/numbers/${from}`, body);
  await put({ webhookUrl: "https://example.com", routingType: "agent", agentId: "AG1" });
  expect((await put({ webhookMethod: "GET" })).body).toMatchObject({
    webhookUrl: "https://example.com",
    agentId: "AG1",
  });
  expect((await put({ webhookUrl: null })).body).toMatchObject({ webhookUrl: null, webhookMethod: "GET" });
  expect((await put({ routingType: "callflow", callFlowId: "CF1" })).body).toMatchObject({
    agentId: null,
    callFlowId: "CF1",
  });
  expect(await put({ routingType: "forward" })).toMatchObject({ status: 400 });
  expect(await put({ routingType: "pigeon" })).toMatchObject({ status: 400, body: { code: "VALIDATION" } });
  expect((await put({ number: "07000000000" })).body).toMatchObject({ number: from });
});

test("a representative number can be forwarded only, and to a number of the account", async () => {
  const { post, send } = localApi({ numbers: [from] });
  const { status, body } = await post("/representative-numbers");
  expect([status, body["numberType"]]).toEqual([201, "representative"]);
  const put = (change: object) => send("PUT", `/numbers/${String(body["number"])}`, change);
  expect(await put({ routingType: "agent", agentId: "AG1" })).toMatchObject({ status: 400 });
  expect(await put({ forwardTo: "01099998888" })).toMatchObject({ status: 400 });
  const forwarded = await put({ routingType: "forward", forwardTo: "070-1234-1234" });
  expect(forwarded).toMatchObject({ status: 200, body: { forwardTo: from } });
});

test.each([
  [{ Authorization: "x" }],
  [{ "X-Signature": "x" }],
  [{ "X-Forwarded-For": "x" }],
  [{ "X-Real-IP": "x" }],
  [{ "X-Name": "한글" }],
  [{ "X-Name": "a\r\nb" }],
  [{ "X-Name": "x".repeat(2049) }],
  [{ [`X-${"n".repeat(63)}`]: "x" }],
  [Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`X-${index}`, "x"]))],
])("the webhook headers %j are refused", async (webhookHeaders) => {
  const { post, send } = localApi();
  expect(await post("/numbers", { webhookHeaders })).toMatchObject({ status: 400, body: { code: "VALIDATION" } });
  expect(await send("PUT", `/numbers/${from}`, { webhookHeaders })).toMatchObject({ status: 400 });
});
