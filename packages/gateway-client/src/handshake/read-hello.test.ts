import { expect, test } from "vitest";

import { recordedHello } from "../../test/transcript.ts";
import { readHello } from "./read-hello.ts";

const offered = { min: 3, max: 4 };
const read = (payload: unknown): unknown => readHello(payload, offered, "ws://host");

test.each([3, 4] as const)("a recorded hello of protocol %i stays as it is", (protocol) => {
  const hello = recordedHello(protocol);
  expect(read(hello)).toBe(hello);
});

test.each([
  [3, 512 * 1024],
  [4, 25 * 1024 * 1024],
])("what a hello of protocol %i leaves out has the value that such gateways have", (protocol, maxPayload) => {
  const hello = { type: "hello-ok", protocol, policy: { extra: 1 }, server: null, more: "kept" };
  expect(read(hello)).toEqual({
    type: "hello-ok",
    protocol,
    server: { version: "unknown", connId: "unknown" },
    features: { methods: [], events: [] },
    snapshot: { sessionDefaults: { mainSessionKey: "main" } },
    policy: { extra: 1, maxPayload, tickIntervalMs: 30_000 },
    more: "kept",
  });
});

test.each([
  [undefined, "/type"],
  ["text", "/type"],
  [{ type: "hello" }, "/type"],
  [{ type: "hello-ok" }, "/protocol"],
  [{ type: "hello-ok", protocol: "4" }, "/protocol"],
  [{ type: "hello-ok", protocol: 4, server: "x" }, "/server/version"],
  [{ type: "hello-ok", protocol: 4, features: { methods: "all" } }, "/features/methods"],
  [{ type: "hello-ok", protocol: 4, snapshot: { sessionDefaults: [] } }, "/snapshot/sessionDefaults/mainSessionKey"],
  [{ type: "hello-ok", protocol: 4, policy: { tickIntervalMs: 0 } }, "/policy/tickIntervalMs"],
  [{ type: "hello-ok", protocol: 4, policy: { maxPayload: -1 } }, "/policy/maxPayload"],
  [{ type: "hello-ok", protocol: 4, auth: { scopes: "operator.admin" } }, "/auth/scopes"],
])("%j is no hello, for what is at %s", (payload, path) => {
  expect(() => read(payload)).toThrow(`ws://host is not as it should be (at ${path})`);
});

test("a protocol that was not offered is refused", () => {
  expect(() => read({ type: "hello-ok", protocol: 9 })).toThrow("chose protocol 9, but 3 to 4 was offered");
});
