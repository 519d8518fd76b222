import { expect, test } from "vitest";

import { ProtocolMismatchError } from "../src/index.ts";
import { createLocalGateway } from "../src/testing/index.ts";
import { clientOf } from "./helpers.ts";
import { type ScriptedConnection, scriptedGateway } from "./scripted-gateway.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { givenUpCode } from "./support/runtime.ts";

/** Refuses connect as a gateway does that speaks another protocol. */
async function mismatch(gateway: ScriptedConnection, expectedProtocol: unknown): Promise<void> {
  gateway.challenge();
  const details = { code: "PROTOCOL_MISMATCH", expectedProtocol };
  gateway.refuse(await gateway.next("connect"), { code: "INVALID_REQUEST", message: "protocol mismatch", details });
}

const offers = (connections: readonly ScriptedConnection[]): unknown[] =>
  connections.map(({ requests }) => [requests[0]?.params["minProtocol"], requests[0]?.params["maxProtocol"]]);

test.each([3, 4] as const)(
  "a gateway of protocol %i takes what is offered, and the hello says which",
  async (protocol) => {
    await using local = createLocalGateway({ token: "secret-token-1", protocol });
    const { url } = await local.listen();
    expect(await clientOf(url).connect()).toMatchObject({ protocol });
    expect(local.frames.filter(({ frame }) => (frame as { method?: string }).method === "connect")).toHaveLength(1);
  },
);

test("what a gateway says that it expects is offered alone, at once, within the same attempt", async () => {
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    if (index === 0) return mismatch(gateway, 3);
    await gateway.greet(3);
    // Too late, and from a socket that is superseded: nobody hears it.
    connections[0]?.socket.close(1002, "protocol mismatch");
  });
  let asked = 0;
  const client = clientOf(url, { token: () => `token-${(asked += 1)}` });
  const states: string[] = [];
  client.on("state", (state) => states.push(state));
  expect(await client.connect()).toMatchObject({ protocol: 3 });
  expect(offers(connections)).toEqual([
    [3, 4],
    [3, 3],
  ]);
  expect(states).toEqual(["connecting", "ready"]);
  expect(asked).toBe(1);
  expect((await connections[0]?.closed)?.code).toBe(givenUpCode);
});

test("a gateway that expects yet another the second time is not asked a third time", async () => {
  const { url, connections } = await scriptedGateway((gateway, index) => mismatch(gateway, index === 0 ? 3 : 4));
  const error = await rejectionOf(clientOf(url).connect());
  expect(error).toBeInstanceOf(ProtocolMismatchError);
  expect(error).toMatchObject({ clientMin: 3, clientMax: 3, expected: 4, problem: "protocol-mismatch" });
  expect(connections).toHaveLength(2);
});

test.each([5, 2, 3.5, "4", undefined])("what this client does not speak (%j) is not offered", async (expected) => {
  const { url, connections } = await scriptedGateway((gateway) => mismatch(gateway, expected));
  const error = await rejectionOf(clientOf(url).connect());
  expect(error).toMatchObject({ name: "ProtocolMismatchError", clientMin: 3, clientMax: 4, retryable: false });
  expect(String(error)).toContain("`protocol`");
  expect(connections).toHaveLength(1);
});

test("a range that the options narrow is kept to", async () => {
  const { url, connections } = await scriptedGateway((gateway) => mismatch(gateway, 3));
  const error = await rejectionOf(clientOf(url, { protocol: { min: 4, max: 4 } }).connect());
  expect(error).toMatchObject({ name: "ProtocolMismatchError", expected: 3 });
  expect(connections).toHaveLength(1);
});

test("closing while the second offer is under way ends both sockets", async () => {
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    if (index === 0) return mismatch(gateway, 4);
    await client.close();
  });
  const client = clientOf(url);
  const connecting = rejectionOf(client.connect());
  expect(await connecting).toMatchObject({ name: "GatewayClosedError" });
  await client.closed;
  await Promise.all(connections.map(({ closed }) => closed));
  expect(connections).toHaveLength(2);
});
