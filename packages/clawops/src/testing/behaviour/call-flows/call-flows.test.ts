import { expect, test } from "vitest";

import { from, localApi, to } from "../../test/local-api.ts";

const say = { type: "say", text: "안녕하세요", next: null };
const graph = (nodes: object, start = "a") => ({ version: 1, start, nodes });

test("a flow is kept with its defaults, and tells the variables that have to be given", async () => {
  const { get, post } = localApi();
  const nodes = {
    a: { type: "say", text: "{{name}}님, {{caller}}", next: "b" },
    b: {
      type: "menu",
      prompt: "고르세요",
      branches: { 1: "c" },
      invalidNext: "b",
      timeoutNext: null,
      saveAs: "choice",
    },
    c: { type: "condition", cases: [{ variable: "choice", op: "eq", value: "1", next: "d" }], defaultNext: null },
    d: { type: "dial", target: { kind: "number", value: "{{desk}}" }, next: "e" },
    e: { type: "record", next: null },
  };
  const created = await post("/call-flows", { name: "안내", graph: graph(nodes) });
  expect(created).toMatchObject({ status: 201, body: { name: "안내", variables: ["name", "desk"], phoneNumbers: [] } });
  expect(created.body["graph"]).toMatchObject({
    nodes: {
      b: { maxDigits: 1, timeoutSec: 5 },
      d: { timeoutSec: 30 },
      e: { maxLengthSec: 60, playBeep: true, finishKey: "any" },
    },
  });
  const [row] = (await get("/call-flows")).body.data;
  expect(row).not.toHaveProperty("graph");
});

test.each([
  [graph({ a: { ...say, next: "nowhere" } }), ["nodes.a.next"]],
  [graph({ a: say }, "b"), ["start"]],
  [graph({}), ["nodes", "start"]],
  [graph({ a: { ...say, color: "red" } }), ["nodes.a.color"]],
  [graph({ a: { type: "say", next: null } }), ["nodes.a.text"]],
  [graph({ a: { ...say, text: "x".repeat(2001) } }), ["nodes.a.text"]],
  [graph({ a: { type: "dance" } }), ["nodes.a.type"]],
  [graph({ a: { type: "constructor" } }), ["nodes.a.type"]],
  [graph({ a: { type: "pause", seconds: 61, next: null } }), ["nodes.a.seconds"]],
  [graph({ a: { type: "play", url: "http://example.com/a.mp3", next: null } }), ["nodes.a.url"]],
  [
    graph({ a: { type: "menu", prompt: "x", branches: { x: "a", 1: "b" }, invalidNext: null, timeoutNext: null } }),
    ["nodes.a.branches.1", "nodes.a.branches.x"],
  ],
  [
    graph({ a: { type: "setvar", assignments: [{ name: "1x", value: "" }], next: null } }),
    ["nodes.a.assignments.0.name"],
  ],
  [
    graph({ a: { type: "condition", cases: [{ variable: "x", op: "like", next: null }], defaultNext: null } }),
    ["nodes.a.cases.0.op"],
  ],
])("the graph %j is refused with its issues", async (wrong, paths) => {
  const { post } = localApi();
  const { status, body } = await post("/call-flows", { name: "x", graph: wrong });
  expect([status, body["code"]]).toEqual([400, "call_flow_invalid_graph"]);
  expect((body["issues"] as Array<{ path: string }>).map(({ path }) => path)).toEqual(paths);
});

test("a graph that is too large is refused", async () => {
  const { post } = localApi();
  const nodes = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`n${index}`, { ...say, text: "x".repeat(1500) }]),
  );
  const refused = await post("/call-flows", { name: "x", graph: graph(nodes, "n0") });
  expect(refused).toMatchObject({ status: 400, body: { code: "call_flow_graph_too_large" } });
});

test("a flow that is used stays; once the account has one, others cannot be dialled", async () => {
  const { get, post, send } = localApi();
  const call = { To: to, From: from, CallFlowId: "CF_production" };
  expect(await post("/calls", call)).toMatchObject({ status: 201 });
  const id = String((await post("/call-flows", { name: "x", graph: graph({ a: say }) })).body["callFlowId"]);
  expect(await post("/calls", call)).toMatchObject({ status: 404, body: { code: "call_flow_not_found" } });
  expect(await post("/calls", { ...call, CallFlowId: id })).toMatchObject({ status: 201 });
  await send("PUT", `/numbers/${from}`, { routingType: "callflow", callFlowId: id });
  const inUse = await send("DELETE", `/call-flows/${id}`);
  expect(inUse).toMatchObject({ status: 409, body: { code: "call_flow_in_use" } });
  await send("PUT", `/numbers/${from}`, { routingType: "webhook" });
  expect(await send("DELETE", `/call-flows/${id}`)).toMatchObject({ status: 204 });
  expect(await get(`/call-flows/${id}`)).toMatchObject({ status: 404, body: { code: "call_flow_not_found" } });
});

test("an update changes what it gives, and needs something", async () => {
  const { post, send } = localApi();
  const id = String((await post("/call-flows", { name: "x", graph: graph({ a: say }) })).body["callFlowId"]);
  expect((await send("PATCH", `/call-flows/${id}`, { name: "y" })).body).toMatchObject({
    name: "y",
    graph: { start: "a" },
  });
  expect(await send("PATCH", `/call-flows/${id}`, {})).toMatchObject({ status: 400, body: { code: "validation" } });
  expect(await send("PUT", `/call-flows/${id}`, { name: "y" })).toMatchObject({
    status: 400,
    body: { code: "VALIDATION" },
  });
});

test("the end of a call that a flow led is told", async () => {
  const { api, clock, post } = localApi();
  await post("/webhooks", { url: "https://example.com/hook", events: ["callflow.ended"] });
  const { callId } = (await post("/calls", { To: to, From: from, CallFlowId: "CF1" })).body;
  clock.advance(5000);
  expect(api.deliveries).toMatchObject([{ event: "callflow.ended", params: { CallId: callId } }]);
  await api.settled();
});
