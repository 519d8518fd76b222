import { expect, test } from "vitest";
import { WebSocket } from "ws";

import type { GatewayClientOptions } from "../src/index.ts";
import { clientOf } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";

/** A socket that does not get through with its closing handshake, as behind a proxy that is stuck. */
class StuckSocket extends WebSocket {
  override close(): void {}
}

test("after close() no listener hears the gateway any more, and readers end", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url, { WebSocket: StuckSocket as unknown as GatewayClientOptions["WebSocket"] });
  await client.connect();
  const heard: string[] = [];
  for (const name of ["chat", "*", "gap", "state"]) client.on(name, () => heard.push(name));
  const reader = client.events();
  const next = reader.next();
  const closed = client.close();
  expect(heard).toEqual(["state"]);
  // A ping comes after the event, and is answered by what is below the client.
  const gateway = connections[0];
  const arrived = new Promise((resolve) => gateway?.socket.once("pong", resolve));
  gateway?.event("chat", {}, 7);
  gateway?.socket.ping();
  await arrived;
  await closed;
  expect(heard).toEqual(["state"]);
  expect(await next).toEqual({ done: true, value: undefined });
  expect(await reader.next()).toEqual({ done: true, value: undefined });
});

test("a client that is closed by one of its listeners calls none of the others", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url);
  await client.connect();
  const heard: string[] = [];
  client.on("*", () => void client.close());
  client.on("*", () => heard.push("*"));
  client.on("chat", () => heard.push("chat"));
  client.on("state", (state) => heard.push(state));
  connections[0]?.event("chat", {}, 1);
  connections[0]?.event("chat", {}, 2);
  await client.closed;
  expect(heard).toEqual(["closed"]);
});

test("a client that is closed when it hears the hello is told nothing more than that it is closed", async () => {
  const { url } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url);
  const heard: string[] = [];
  client.on("hello", () => void client.close());
  client.on("hello", () => heard.push("hello"));
  client.on("state", (state) => heard.push(state));
  await client.connect();
  await client.closed;
  expect(heard).toEqual(["connecting", "closed"]);
});
