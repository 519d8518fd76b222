import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";

import { expect, onTestFinished, test } from "vitest";

import {
  GatewayAuthError,
  GatewayClosedError,
  GatewayConnectionError,
  GatewayProtocolError,
  GatewayTimeoutError,
  PairingRequiredError,
  ProtocolMismatchError,
} from "../src/index.ts";
import { clientOf, clientOfScript } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { everythingPrinted } from "./support/everything-printed.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { shownClient } from "./support/runtime.ts";
import { recordedHello, recordedRefusal } from "./transcript.ts";

test.each([3, 4] as const)("connect gives the hello of a gateway of protocol %i", async (protocol) => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet(protocol));
  const client = clientOf(url);
  expect(client.state).toBe("idle");
  const connecting = client.connect();
  expect(client.state).toBe("connecting");
  expect(await connecting).toEqual(recordedHello(protocol));
  expect(client.state).toBe("ready");
  expect(connections[0]?.requests[0]?.params).toEqual({
    minProtocol: 3,
    maxProtocol: 4,
    client: expect.objectContaining(shownClient),
    role: "operator",
    scopes: ["operator.admin"],
    caps: ["tool-events"],
    auth: { token: "secret-token-1" },
  });
});

test("concurrent connects share one attempt, and a later one gives the same hello", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url);
  const [first, second] = await Promise.all([client.connect(), client.connect()]);
  expect(second).toBe(first);
  expect(await client.connect()).toBe(first);
  expect(connections).toHaveLength(1);
});

test.each(["v3", "v4"])(
  "a wrong token is a GatewayAuthError that says where the right one is (%s)",
  async (version) => {
    const { error, close } = recordedRefusal(`handshake-wrong-token.${version}`);
    const client = await clientOfScript(async (gateway) => {
      gateway.challenge();
      gateway.refuse(await gateway.next("connect"), error);
      gateway.socket.close(close.code, close.reason);
    });
    const rejection = await rejectionOf(client.connect());
    expect(rejection).toBeInstanceOf(GatewayAuthError);
    expect(rejection).toMatchObject({
      code: "INVALID_REQUEST",
      method: "connect",
      kind: "authentication",
      retryable: false,
    });
    expect(String(rejection)).toContain("gateway.auth.token");
    expect(everythingPrinted(rejection)).not.toContain("secret-token-1");
    expect(client.state).toBe("idle");
  },
);

test.each(["v3", "v4"])("a connect without credentials is refused with the way to give them (%s)", async (version) => {
  const { error } = recordedRefusal(`handshake-no-auth.${version}`);
  const client = await clientOfScript(
    async (gateway) => {
      gateway.challenge();
      gateway.refuse(await gateway.next("connect"), error);
    },
    { token: undefined },
  );
  const rejection = await rejectionOf(client.connect());
  expect(rejection).toBeInstanceOf(GatewayAuthError);
  expect(String(rejection)).toContain("`token`");
});

test.each([
  ["handshake-proto-4-4.v3", { expected: 3, clientMin: 4, clientMax: 4 }],
  ["handshake-proto-3-3.v4", { expected: 4, clientMin: 3, clientMax: 3 }],
])("another protocol is a ProtocolMismatchError with both sides' versions (%s)", async (name, versions) => {
  const { error } = recordedRefusal(name);
  const client = await clientOfScript(
    async (gateway) => {
      gateway.challenge();
      gateway.refuse(await gateway.next("connect"), error);
    },
    { protocol: { min: versions.clientMin, max: versions.clientMax } },
  );
  const rejection = await rejectionOf(client.connect());
  expect(rejection).toBeInstanceOf(ProtocolMismatchError);
  expect(rejection).toMatchObject(versions);
});

test.each([
  ["v3", "clawdbot devices approve 81b11114-dbff-449a-b15e-9a33683c2fd5"],
  ["v4", "openclaw devices approve d8f856d9-8da1-4fc0-8bd4-9e7d3da32652"],
])("pairing that is required names the request and the command (%s)", async (version, approveCommand) => {
  const { error } = recordedRefusal(`browser-default-approve-1-pairing-required.${version}`);
  const client = await clientOfScript(async (gateway) => {
    gateway.challenge();
    gateway.refuse(await gateway.next("connect"), error);
  });
  const rejection = await rejectionOf(client.connect());
  expect(rejection).toBeInstanceOf(PairingRequiredError);
  expect(rejection).toMatchObject({ approveCommand, requestId: approveCommand.split(" ").at(-1) });
  expect(String(rejection)).toContain(approveCommand);
});

test("nobody listening is a GatewayConnectionError with host and port, and connect may be called again", async () => {
  const gateway = await scriptedGateway(() => {});
  await gateway.stop();
  const client = clientOf(gateway.url);
  const rejection = await rejectionOf(client.connect());
  expect(rejection).toBeInstanceOf(GatewayConnectionError);
  expect(rejection).not.toBeInstanceOf(GatewayClosedError);
  expect(String(rejection)).toContain(gateway.url);
  expect(String(rejection)).toContain("gateway status");
  expect((rejection as GatewayConnectionError).cause).toMatchObject({ code: "ECONNREFUSED" });
  expect(client.state).toBe("idle");
  await scriptedGateway((connection) => connection.greet(), gateway.port);
  expect(await client.connect()).toMatchObject({ type: "hello-ok" });
});

test("a server that never says anything ends in a GatewayTimeoutError of connect", async () => {
  const client = await clientOfScript(() => {}, { requestTimeout: 30 });
  const rejection = await rejectionOf(client.connect());
  expect(rejection).toBeInstanceOf(GatewayTimeoutError);
  expect(rejection).toMatchObject({ method: "connect", timeoutMs: 30 });
});

test("a gateway that never answers connect ends in a GatewayTimeoutError of connect", async () => {
  const client = await clientOfScript((gateway) => gateway.challenge(), { requestTimeout: 30 });
  expect(await rejectionOf(client.connect())).toMatchObject({ name: "GatewayTimeoutError", method: "connect" });
});

test("a port that accepts and stays silent ends in a GatewayTimeoutError of connect", async () => {
  const server = createTcpServer(() => {}).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const client = clientOf(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, { requestTimeout: 30 });
  expect(await rejectionOf(client.connect())).toMatchObject({ name: "GatewayTimeoutError", method: "connect" });
});

test.each([
  ["text that is not JSON", "<html>token=secret-token-1</html>", "is not JSON"],
  ["another protocol's message", { jsonrpc: "2.0", method: "hi" }, "at /type"],
  ["an event that is no challenge", { type: "event", event: "tick", payload: {} }, "connect.challenge"],
])("a server that begins with %s is not taken for a gateway", async (_what, frame, words) => {
  const client = await clientOfScript((gateway) => gateway.send(frame));
  const rejection = await rejectionOf(client.connect());
  expect(rejection).toBeInstanceOf(GatewayProtocolError);
  expect(String(rejection)).toContain(words);
  expect(everythingPrinted(rejection)).not.toContain("secret-token-1");
});

test("a hello with a field of the wrong type names the gateway and the path", async () => {
  const { url } = await scriptedGateway((gateway) => gateway.greet(4, { policy: { tickIntervalMs: "often" } }));
  const rejection = await rejectionOf(clientOf(url).connect());
  expect(rejection).toBeInstanceOf(GatewayProtocolError);
  expect(String(rejection)).toContain(url);
  expect(String(rejection)).toContain("/policy/tickIntervalMs");
});

test("a hello that says no more than its protocol is enough", async () => {
  const client = await clientOfScript(async (gateway) => {
    gateway.challenge();
    gateway.answer(await gateway.next("connect"), { type: "hello-ok", protocol: 4 });
    const run = await gateway.next("agent");
    expect(run.params).toMatchObject({ sessionKey: "main" });
    gateway.answer(run, { status: "ok", result: { payloads: [{ text: "hi" }] } });
  });
  expect(await client.ask("hello")).toBe("hi");
});

test("a web server's answer is named as such", async () => {
  const server = createServer((_request, response) => response.end("hello")).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const client = clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const rejection = await rejectionOf(client.connect());
  expect(rejection).toBeInstanceOf(GatewayConnectionError);
  expect(String(rejection)).toContain("HTTP 200");
});

test.each([
  [1008, "invalid request frame"],
  [1012, "service restart"],
  [1013, "gateway starting"],
])(
  "a gateway that closes with %i before its hello is a GatewayConnectionError with code and reason",
  async (code, reason) => {
    const client = await clientOfScript((gateway) => gateway.socket.close(code, reason));
    const rejection = await rejectionOf(client.connect());
    expect(rejection).toBeInstanceOf(GatewayConnectionError);
    expect(rejection).toMatchObject({ closeCode: code, closeReason: reason });
  },
);

test("a gateway that dies in the middle of the handshake is a GatewayConnectionError", async () => {
  const client = await clientOfScript(async (gateway) => {
    gateway.challenge();
    await gateway.next("connect");
    gateway.cut();
  });
  expect(await rejectionOf(client.connect())).toMatchObject({ name: "GatewayConnectionError", closeCode: 1006 });
});

test("a gateway that is starting is retryable, with the time that it asks for", async () => {
  const { error } = recordedRefusal("startup-not-ready.v4");
  const client = await clientOfScript(async (gateway) => {
    gateway.challenge();
    gateway.refuse(await gateway.next("connect"), error);
  });
  expect(await rejectionOf(client.connect())).toMatchObject({
    code: "UNAVAILABLE",
    retryable: true,
    retryAfterMs: 500,
  });
});

test("url and token functions are asked on every attempt, and what they throw is the cause", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  let asked = 0;
  const client = clientOf("", {
    url: async () => url,
    token: () => {
      asked += 1;
      if (asked === 1) throw new Error("no vault");
      return `token-${asked}`;
    },
  });
  const rejection = await rejectionOf(client.connect());
  expect(rejection).toMatchObject({ name: "GatewayError", kind: "configuration", cause: { message: "no vault" } });
  await client.connect();
  expect(connections[0]?.requests[0]?.params["auth"]).toEqual({ token: "token-2" });
});

test("connect with wait keeps trying, while a caller without it is told of the first failure", async () => {
  const { url, connections } = await scriptedGateway((gateway, index) =>
    index < 2 ? gateway.socket.close(1013, "gateway starting") : gateway.greet(),
  );
  const client = clientOf(url, { reconnect: { initialDelay: 1, maxDelay: 2 } });
  const patient = client.connect({ wait: true });
  expect(await rejectionOf(client.connect())).toMatchObject({ closeCode: 1013 });
  expect(await patient).toMatchObject({ type: "hello-ok" });
  expect(connections).toHaveLength(3);
});

test("connect with wait ends where another attempt cannot help", async () => {
  const { error } = recordedRefusal("handshake-wrong-token.v4");
  const client = await clientOfScript(async (gateway) => {
    gateway.challenge();
    gateway.refuse(await gateway.next("connect"), error);
  });
  expect(await rejectionOf(client.connect({ wait: true }))).toBeInstanceOf(GatewayAuthError);
  expect(client.state).toBe("idle");
});

test("diagnose says as data what connect's error says", async () => {
  const { error } = recordedRefusal("handshake-wrong-token.v4");
  const client = await clientOfScript(async (gateway, index) => {
    if (index > 0) return gateway.greet();
    gateway.challenge();
    return gateway.refuse(await gateway.next("connect"), error);
  });
  expect(await client.diagnose()).toMatchObject({
    ok: false,
    name: "GatewayAuthError",
    kind: "authentication",
    retryable: false,
    steps: [expect.stringContaining("gateway.auth.token")],
  });
  expect(await client.diagnose()).toMatchObject({ ok: true, protocol: 4, scopes: ["operator.admin"], steps: [] });
});
