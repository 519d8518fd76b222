import { expect, test } from "vitest";

import { readGatewayUrl } from "./gateway-url.ts";

test.each([
  ["ws://127.0.0.1:18789", "ws://127.0.0.1:18789", "ws://127.0.0.1:18789"],
  [" wss://host.example/gateway?x=1 ", "wss://host.example/gateway?x=1", "wss://host.example"],
  ["http://localhost:18789/#chat", "ws://localhost:18789", "ws://localhost:18789"],
  ["https://host.example/ui/", "wss://host.example/ui/", "wss://host.example"],
])("%j is opened as %j and shown as %j", (given, url, place) => {
  expect(readGatewayUrl(given)).toMatchObject({ url, place });
});

test.each(["", "host:18789", "127.0.0.1:18789", "ftp://host", "//host", undefined, 7])("%j is no address", (given) => {
  expect(() => readGatewayUrl(given)).toThrowError(/`url` option is not an address/);
});

test.each([
  "ws://user:hunter22@host",
  "ws://host?token=hunter22",
  "http://host/#token=hunter22",
  "ws://host?api_key=hunter22",
])("credentials in %s are refused without being shown", (given) => {
  expect(() => readGatewayUrl(given)).toThrowError(/has credentials in it/);
  expect(() => readGatewayUrl(given)).not.toThrowError(/hunter22/);
});
