import { expect, test } from "vitest";

import { type LocalApi, localApi } from "../../test/local-api.ts";

const url = "https://mcp.example.com/mcp";
const secret = "do-not-show-this";

async function connect({ post }: LocalApi, change: object = {}): Promise<string> {
  const { body } = await post("/mcp-connections", { name: "주문", url, ...change });
  return `/mcp-connections/${String(body["connectionId"])}`;
}

test.each([
  [{ url: "http://mcp.example.com" }, "/body/url"],
  [{ url: "https://mcp.example.com:8443" }, "/body/url"],
  [{ url: "https://127.0.0.1/mcp" }, "/body/url"],
  [{ url: "not a url" }, "/body/url"],
  [{ authType: "bearer" }, "/body/secret"],
  [{ authType: "bearer", secret, headerName: "X-Key" }, "/body/headerName"],
  [{ surprise: 1 }, "/body/surprise"],
])("a connection with %j is refused", async (change, path) => {
  const { post } = localApi();
  const refused = await post("/mcp-connections", { name: "주문", url, ...change });
  expect(refused).toMatchObject({ status: 400, body: { code: "VALIDATION", errors: [{ path }] } });
});

test("a connection is untested, tested, and untested again when its address changes; its secret is never shown", async () => {
  const local = localApi();
  const { get, post, send } = local;
  const created = await post("/mcp-connections", { name: "주문", url, authType: "bearer", secret });
  expect(created.body).toMatchObject({ status: "untested", hasSecret: true, host: "mcp.example.com", toolCount: 0 });
  const path = `/mcp-connections/${String(created.body["connectionId"])}`;
  local.api.simulate.mcpServer({ url, tools: [{ name: "a" }, { name: "b" }] });
  expect(await post(`${path}/test`)).toMatchObject({ status: 200, body: { status: "tested", toolCount: 2 } });
  expect((await send("PATCH", path, { name: "x" })).body).toMatchObject({ status: "tested" });
  const moved = await send("PATCH", path, { transport: "sse" });
  expect(moved.body).toMatchObject({ status: "untested", toolCount: 0, lastTestedAt: null });
  expect(JSON.stringify([created.body, moved.body, (await get(path)).body, local.api.requests])).not.toContain(secret);
});

test("a server that fails is 502 with its code, one with too many tools 422", async () => {
  const local = localApi();
  const path = await connect(local);
  local.api.simulate.mcpServer({ url, error: "AUTH_FAILED" });
  expect(await local.post(`${path}/test`)).toMatchObject({ status: 502, body: { code: "AUTH_FAILED" } });
  expect((await local.get(path)).body).toMatchObject({ status: "credential_error", lastErrorCode: "AUTH_FAILED" });
  const tools = Array.from({ length: 51 }, (_, index) => ({ name: `tool_${index}` }));
  local.api.simulate.mcpServer({ url, tools });
  expect(await local.post(`${path}/test`)).toMatchObject({ status: 422, body: { code: "TOO_MANY_TOOLS" } });
});

test("a new secret has to work before it takes the place of the old one, unless it is forced", async () => {
  const local = localApi();
  const path = await connect(local);
  local.api.simulate.mcpServer({ url, error: "AUTH_FAILED" });
  const credential = { authType: "api_key", headerName: "X-Key", secret };
  expect(await local.post(`${path}/credential`, credential)).toMatchObject({ status: 502 });
  expect((await local.get(path)).body).toMatchObject({ authType: "none", hasSecret: false });
  const forced = await local.post(`${path}/credential`, { ...credential, force: true });
  expect(forced).toMatchObject({ status: 200, body: { status: "untested", authHeaderName: "X-Key", hasSecret: true } });
  local.api.simulate.mcpServer({ url });
  expect(await local.post(`${path}/credential`, credential)).toMatchObject({ body: { status: "tested" } });
});

test("an agent uses up to three connections that are on and tested", async () => {
  const local = localApi();
  const { get, post, send } = local;
  const agent = `/agents/${String((await post("/agents", { name: "a" })).body["agentId"])}`;
  const use = (path: string) => send("PUT", agent + path, { allowedTools: ["search", "gone"] });
  const paths = [await connect(local), await connect(local), await connect(local), await connect(local)];
  const [first = "", , , last = ""] = paths;
  expect(await use(first)).toMatchObject({ status: 409, body: { code: "MCP_CONNECTION_UNTESTED" } });
  for (const path of paths) await post(`${path}/test`);
  await send("PATCH", first, { enabled: false });
  expect(await use(first)).toMatchObject({ status: 409, body: { code: "MCP_CONNECTION_DISABLED" } });
  await send("PATCH", first, { enabled: true });
  for (const path of paths.slice(0, 3)) expect(await use(path)).toMatchObject({ status: 200 });
  expect((await use(first)).body).toMatchObject({ missingTools: ["gone"], failureMode: "continue" });
  expect(await use(last)).toMatchObject({ status: 409 });
  expect((await get(first)).body).toMatchObject({ agentCount: 1 });
  const deleted = await send("DELETE", first);
  expect(deleted).toMatchObject({ status: 200, body: { deleted: true, affectedAgents: [{ name: "a" }] } });
  expect((await get(`${agent}/mcp-connections`)).body.data).toHaveLength(2);
});
