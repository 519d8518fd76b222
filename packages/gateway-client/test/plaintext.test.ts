import { expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";

import { GatewayClient as PageClient } from "../src/gateway-client.browser.ts";
import type { GatewayClientOptions, GatewayError, SocketConstructor } from "../src/index.ts";
import { clientOf, quickly } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { rejectionOf } from "./support/rejection-of.ts";

/** Notes the addresses to which sockets are made, and leads each to this one. */
function recorder(target = "ws://127.0.0.1:1"): { opened: string[]; Socket: SocketConstructor } {
  const opened: string[] = [];
  const Socket = class extends WebSocket {
    constructor(url: string) {
      opened.push(url);
      super(target);
    }
  };
  return { opened, Socket };
}

test("ws:// to a public host is refused before a socket is made, and for good", async () => {
  const { opened, Socket } = recorder();
  const url = vi.fn(() => "ws://gateway.example.com:18789");
  const client = clientOf("", { url, WebSocket: Socket, reconnect: quickly });
  const error = (await rejectionOf(client.connect({ wait: true }))) as GatewayError;
  expect(error).toMatchObject({ problem: "plaintext-refused", retryable: false });
  expect(error.message).toContain("gateway.example.com");
  expect(opened).toEqual([]);
  expect(url).toHaveBeenCalledTimes(1);
  expect(await clientOf("http://8.8.8.8/", { WebSocket: Socket }).diagnose()).toMatchObject({
    ok: false,
    code: "plaintext-refused",
    kind: "configuration",
    retryable: false,
  });
  expect(opened).toEqual([]);
});

test("the client of the web refuses it as well", async () => {
  const { opened, Socket } = recorder();
  const client = new PageClient({ url: "ws://gateway.example.com", WebSocket: Socket, logLevel: "off" });
  onTestFinished(() => client.close());
  await expect(client.connect()).rejects.toMatchObject({ problem: "plaintext-refused" });
  expect(opened).toEqual([]);
});

test("a client that was led to a public address while it reconnects is closed", async () => {
  const gateway = await scriptedGateway(async (connection) => {
    await connection.greet();
  });
  let url = gateway.url;
  const client = clientOf("", { url: () => url, reconnect: quickly });
  await client.connect();
  url = "ws://gateway.example.com";
  gateway.connections[0]?.socket.terminate();
  expect(await client.closed).toMatchObject({ error: { problem: "plaintext-refused" } });
});

test("asked for, it is used without a word; to a private host it is used with a warning", async () => {
  const gateway = await scriptedGateway(async (connection) => {
    await connection.greet();
  });
  const connect = async (url: string, options: GatewayClientOptions): Promise<string[]> => {
    const { opened, Socket } = recorder(gateway.url);
    const warn = vi.fn();
    const logger = { debug: vi.fn(), info: vi.fn(), warn, error: vi.fn() };
    await clientOf(url, { WebSocket: Socket, logLevel: "warn", logger, ...options }).connect();
    expect(opened).toEqual([url]);
    return warn.mock.calls.map(([message]) => String(message));
  };
  expect(await connect("ws://gateway.example.com", { allowPlaintext: true })).toEqual([]);
  expect(await connect("ws://192.168.1.5:18789", { allowPlaintext: true })).toEqual([]);
  expect(await connect("ws://localhost:18789", {})).toEqual([]);
  expect(await connect("ws://192.168.1.5:18789", {})).toEqual([expect.stringContaining("unencrypted")]);
});
