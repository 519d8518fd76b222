import { afterEach, expect, test, vi } from "vitest";

import { platform as web } from "./web-socket.browser.ts";
import { platform as node } from "./web-socket.ts";

afterEach(() => void vi.unstubAllGlobals());

test("in Node a client is a backend, in a page a web chat, at the edge a backend", () => {
  expect(node.clientInfo).toMatchObject({ id: "gateway-client", mode: "backend" });
  expect(web.clientInfo).toMatchObject({ id: "gateway-client", mode: "backend" });
  vi.stubGlobal("location", { origin: "https://app.example" });
  expect(web.clientInfo).toEqual({ id: "webchat-ui", mode: "webchat", platform: "web" });
});

test("both have the same parts", () => {
  expect(Object.keys(web)).toEqual(Object.keys(node));
});

test("headers reach Node's sockets", () => {
  expect(node.socketInit({ origin: "https://x" })).toMatchObject({ headers: { origin: "https://x" } });
  expect(web.socketInit(undefined)).toBeUndefined();
});
