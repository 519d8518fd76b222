import { memoryStore } from "@pincer/shared";
import { expect, test, vi } from "vitest";

import { GatewayClient as BrowserClient } from "../gateway-client.browser.ts";
import { GatewayClient, type GatewayClientOptions, type KeyValueStore } from "../index.ts";

test.each<[GatewayClientOptions, string, string]>([
  [{ device: { id: "1", publicKey: "2" } as unknown as true }, "configuration", "device"],
  [{ device: "yes" as unknown as true }, "configuration", "device"],
  [{ device: null as unknown as true }, "configuration", "device"],
  [{ device: true, store: {} as KeyValueStore }, "configuration", "store"],
  [{ store: memoryStore() }, "configuration", "store"],
  [{ url: "127.0.0.1:18789" }, "configuration", "url"],
  [{ allowPlaintext: "yes" as unknown as true }, "configuration", "allowPlaintext"],
  [{ token: "" }, "configuration", "token"],
  [{ password: 7 as unknown as string }, "configuration", "password"],
  [{ scopes: "operator.read" as unknown as string[] }, "configuration", "scopes"],
  [{ role: "" }, "configuration", "role"],
  [{ protocol: { min: 4, max: 3 } }, "configuration", "protocol"],
  [{ requestTimeout: 0 }, "configuration", "requestTimeout"],
  [{ reconnect: { initialDelay: -1 } }, "configuration", "reconnect"],
  [{ logLevel: "loud" as "warn" }, "configuration", "logLevel"],
])("the options %j are refused as %s, and `%s` is named", (options, kind, name) => {
  expect(() => new GatewayClient(options)).toThrowError(
    expect.objectContaining({ name: "GatewayError", kind, message: expect.stringContaining(`\`${name}\``) }),
  );
});

test("no option at all is a client of the gateway on this machine", () => {
  expect(new GatewayClient().state).toBe("idle");
});

test("the client of the web refuses headers, and a runtime without WebSocket", () => {
  expect(() => new BrowserClient({ headers: { origin: "https://x" } })).toThrowError(/Node only/);
  vi.stubGlobal("WebSocket", undefined);
  expect(() => new BrowserClient()).toThrowError(/no WebSocket/);
  vi.unstubAllGlobals();
});
