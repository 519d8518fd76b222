import { execFile } from "node:child_process";
import { inspect, promisify } from "node:util";

import { describe, expect, test } from "vitest";

import { connected, connectParams, payloadOf, RawClient } from "../../test/support/raw-client.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { createLocalGateway } from "./create-local-gateway.ts";

const token = "planted-secret-token";

describe("a local gateway", () => {
  test("has no url before it listens and says what to do", () => {
    const gateway = createLocalGateway({ token });
    expect(() => gateway.url).toThrow(/does not listen.*await gateway\.listen\(\)/);
  });

  test("listens on a free port of the loopback host", async () => {
    await using gateway = createLocalGateway({ token });
    const { url, port } = await gateway.listen();
    expect(port).toBeGreaterThan(0);
    expect(url).toBe(`ws://127.0.0.1:${port}`);
    expect(gateway.url).toBe(url);
  });

  test("refuses to listen twice, also when the first has not finished", async () => {
    await using gateway = createLocalGateway({ token });
    const first = gateway.listen();
    await expect(gateway.listen()).rejects.toThrow(/listens already/);
    await first;
    await expect(gateway.listen()).rejects.toThrow(GatewayError);
  });

  test("says which port it cannot have", async () => {
    await using holder = createLocalGateway({ token });
    const { port } = await holder.listen();
    await using gateway = createLocalGateway({ token });
    await expect(gateway.listen({ port })).rejects.toThrow(new RegExp(`127\\.0\\.0\\.1:${port}.*EADDRINUSE.*port 0`));
    await gateway.listen(); // and is not broken by it
  });

  test("keeps its sessions when it is closed and listens again", async () => {
    await using gateway = createLocalGateway({ token });
    const { port } = await gateway.listen();
    const before = await connected(gateway.url, token);
    await before.request("sessions.patch", { key: "kept", label: "Kept" });
    await gateway.close();
    await gateway.listen({ port });
    const after = await connected(gateway.url, token);
    const list = payloadOf(await after.request("sessions.list", {}));
    expect(list["sessions"]).toMatchObject([{ key: "agent:main:kept", label: "Kept" }]);
  });

  test.each([3, 4] as const)("says goodbye when it is closed, as protocol %i does", async (protocol) => {
    const gateway = createLocalGateway({ token, protocol });
    await gateway.listen();
    const client = await connected(gateway.url, token);
    const waiting = new RawClient(gateway.url);
    await waiting.event("connect.challenge");
    await gateway.close();
    expect(payloadOf(await client.event("shutdown"))["reason"]).toBe("gateway stopping");
    expect(await client.closed()).toEqual({ code: 1012, reason: "service restart" });
    expect((await waiting.closed()).code).toBe(protocol === 3 ? 1006 : 1012); // as shutdown-idle-not-yet-connected
    expect(gateway.connections).toEqual([]);
    await gateway.close(); // twice is harmless
  });

  test("closes while a client ignores the close and while a reply hangs", async () => {
    const gateway = createLocalGateway({ token, reply: hangs });
    await gateway.listen();
    const client = await connected(gateway.url, token);
    await client.request("agent", { message: "x", sessionKey: "main", idempotencyKey: "k" });
    client.socket.pause();
    await gateway.close();
    client.socket.terminate();
  });

  test("ends every connection with the code that it is told", async () => {
    await using gateway = createLocalGateway({ token });
    await gateway.listen();
    for (const [code, reason, seen] of [
      [undefined, undefined, { code: 1012, reason: "service restart" }],
      [4001, "device removed", { code: 4001, reason: "device removed" }],
      [1006, undefined, { code: 1006, reason: "" }],
    ] as const) {
      const clients = [await connected(gateway.url, token), await connected(gateway.url, token)];
      await gateway.disconnectAll(code, reason);
      for (const client of clients) expect(await client.closed()).toEqual(seen);
    }
    await expect(gateway.disconnectAll(1005)).rejects.toThrow(/1005 is no close code/);
  });

  test("shows its connections without their secrets", async () => {
    await using gateway = createLocalGateway({ token });
    await gateway.listen();
    await connected(gateway.url, token, { scopes: ["operator.read"] });
    const [connection] = gateway.connections;
    expect(connection).toMatchObject({ role: "operator", scopes: ["operator.read"], client: { id: "gateway-client" } });
    expect(JSON.stringify(gateway.connections)).not.toContain(token);
    expect(inspect(gateway, { depth: 9, showHidden: true })).not.toContain(token);
  });

  test("logs the frames of both directions without their secrets", async () => {
    const told: unknown[] = [];
    await using gateway = createLocalGateway({ token, onFrame: (frame) => told.push(frame) });
    await gateway.listen();
    const client = await connected(gateway.url, token);
    await client.request("sessions.patch", { key: "main", label: `my ${token}` });
    client.send("{not json");
    await client.request("health");
    const { frames } = gateway;
    const [id] = gateway.connections.map((connection) => connection.id);
    expect(frames.every((entry) => entry.connection === id)).toBe(true);
    expect(frames[0]).toMatchObject({ dir: "out", frame: { event: "connect.challenge" } });
    expect(frames[1]).toMatchObject({
      dir: "in",
      frame: { method: "connect", params: { auth: { token: "[redacted]" } } },
    });
    expect(frames.some(({ dir, frame }) => dir === "in" && frame === "{not json")).toBe(true);
    expect(JSON.stringify(frames)).not.toContain(token);
    expect(told).toEqual(frames);
  });

  test("keeps only an outline of a large frame", async () => {
    await using gateway = createLocalGateway({ token });
    await gateway.listen();
    const client = await connected(gateway.url, token);
    await client.request("sessions.list", { search: "x".repeat(70_000) });
    const large = gateway.frames.findLast(({ dir }) => dir === "in");
    expect(large?.frame).toMatchObject({ method: "sessions.list", omitted: expect.stringContaining("characters") });
  });

  test.each([
    [{}, /token \(or password\) must be/],
    [{ token: "" }, /token \(or password\) must be/],
    [{ token, password: "x" }, /not both/],
    [{ token, protocol: 5 }, /protocol must be 3 or 4/],
    [{ token, onFrame: "log" }, /onFrame must be a function/],
    [{ token, reply: 7 }, /reply must be/],
    [{ token, tickIntervalMs: 0 }, /tickIntervalMs/],
    [{ token, models: [] }, /at least one model/],
    [{ token, models: [{ provider: "a/b", id: "c" }] }, /provider without/],
  ])("refuses the options %j", (options, message) => {
    expect(() => createLocalGateway(options as never)).toThrow(message);
  });

  test("lets the process exit after its close", async () => {
    const entry = new URL("./create-local-gateway.ts", import.meta.url).href;
    const script = `
      const { createLocalGateway } = await import(${JSON.stringify(entry)});
      const gateway = createLocalGateway({ token: "a-token" });
      const { url } = await gateway.listen();
      const socket = new WebSocket(url);
      await new Promise((resolve) => (socket.onmessage = resolve));
      gateway.waitForConnection().catch(() => {});
      await gateway.close();
      console.log("closed");`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
    expect(stdout).toBe("closed\n");
  });
});

test("a socket that never sends connect is closed when its time is up", async () => {
  await using gateway = createLocalGateway({ token, handshakeTimeoutMs: 30 });
  await gateway.listen();
  const silent = new RawClient(gateway.url);
  expect(await silent.closed()).toEqual({ code: 1000, reason: "" });
});

test("a gateway in password mode takes the password", async () => {
  await using gateway = createLocalGateway({ password: "a password" });
  await gateway.listen();
  const client = new RawClient(gateway.url);
  await client.event("connect.challenge");
  const hello = await client.request("connect", connectParams("", { auth: { password: "a password" } }));
  expect(payloadOf(hello)).toMatchObject({ auth: { method: "password" }, snapshot: { authMode: "password" } });
});

async function* hangs(): AsyncGenerator<string> {
  yield "a";
  await new Promise(() => {});
}
