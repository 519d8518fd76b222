import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";

import type { WebSocketConstructor } from "@pincer/shared/internal";
import { expect, onTestFinished, test, vi } from "vitest";

import type { GatewayConnectionError, GatewayError } from "../src/index.ts";
import { pinnedWebSocket } from "../src/node/index.ts";
import { pinCertificates } from "../src/node/pin-certificates.ts";
import { clientOf, quickly } from "./helpers.ts";
import { scriptedGateway, type ScriptedConnection } from "./scripted-gateway.ts";
import { everythingPrinted } from "./support/everything-printed.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { selfSigned } from "./support/self-signed.ts";
import { impostor, muteServer, tlsGateway } from "./support/tls-gateway.ts";

const greet = async (connection: ScriptedConnection): Promise<void> => void (await connection.greet());
const other = "AB:".repeat(31) + "AB";

test("a self-signed certificate that is pinned is trusted, with headers, path and requests", async () => {
  const gateway = await tlsGateway(async (connection) => {
    await connection.greet();
    connection.answer(await connection.next("health"), { ok: true });
  });
  const client = clientOf(`${gateway.url}/gate?x=1`, {
    WebSocket: pinnedWebSocket(gateway.fingerprint),
    headers: { origin: "https://app.example", expect: "nothing" },
  });
  expect(await client.request("health")).toEqual({ ok: true });
  const { url, headers } = gateway.connections[0]?.upgrade ?? { url: "", headers: {} };
  expect([url, headers.origin]).toEqual(["/gate?x=1", "https://app.example"]);
  expect(headers["sec-websocket-extensions"]).toBeUndefined();
  await client.close();
});

test.each([
  ["has expired", { from: new Date("2020-01-01"), to: new Date("2021-01-01") }],
  ["is for another host", { dnsName: "other.example" }],
])("the pin is all that counts: a certificate that %s is taken", async (_what, options) => {
  const { url, fingerprint } = await tlsGateway(greet, options);
  await clientOf(url, { WebSocket: pinnedWebSocket(fingerprint) }).connect();
});

test("one of several pins will do", async () => {
  const { url, fingerprint } = await tlsGateway(greet);
  await clientOf(url, { WebSocket: pinnedWebSocket([other, fingerprint.toLowerCase()]) }).connect();
});

test.each(["TLSv1.2", "TLSv1.3"] as const)(
  "an impostor gets not a byte, and both fingerprints are told (%s)",
  async (version) => {
    const thief = await impostor({ minVersion: version, maxVersion: version });
    const options = {
      WebSocket: pinnedWebSocket(other),
      headers: { "x-secret": "planted-header", expect: "100-continue" },
      reconnect: quickly,
    };
    const url = `${thief.url}/planted-path`;
    const error = (await rejectionOf(clientOf(url, options).connect({ wait: true }))) as GatewayConnectionError;
    await thief.gone;
    expect(thief.heard).toEqual([]);
    expect(thief.visits()).toBe(1); // and it was not tried again
    expect(error.problem ?? (error.cause as GatewayError).problem).toBe("certificate-not-pinned");
    expect(error.retryable).toBe(false);
    expect(await clientOf(url, options).diagnose()).toMatchObject({
      ok: false,
      code: "certificate-not-pinned",
      retryable: false,
      message: expect.stringContaining(`expected ${other}, seen ${thief.fingerprint}`),
      steps: [expect.stringContaining("openssl x509 -noout -fingerprint -sha256"), expect.any(String)],
    });
    expect(thief.heard).toEqual([]);
    expect(everythingPrinted(error)).not.toMatch(/planted|secret-token/);
  },
);

test("a certificate of a trusted authority does not count where it is not the pinned one", async () => {
  const { url, certificate, connections } = await tlsGateway(greet);
  class Trusting extends pinnedWebSocket(other) {
    constructor(target: string, protocols?: string | string[], init?: Record<string, unknown>) {
      super(target, protocols, { ...init, ca: certificate });
    }
  }
  await expect(clientOf(url, { WebSocket: Trusting }).connect()).rejects.toMatchObject({
    problem: "certificate-not-pinned",
  });
  expect(connections).toEqual([]);
});

test("a session that could be taken up again does not pass by the check", async () => {
  const ticketKeys = Buffer.alloc(48, 1);
  const { url, fingerprint } = await tlsGateway(greet, {}, { ticketKeys, maxVersion: "TLSv1.2" });
  const client = clientOf(url, { WebSocket: pinnedWebSocket(fingerprint) });
  await client.connect();
  await client.close();
  const thief = await impostor({ ticketKeys, maxVersion: "TLSv1.2" });
  const again = clientOf(thief.url, { WebSocket: pinnedWebSocket(fingerprint) });
  await expect(again.connect()).rejects.toMatchObject({ problem: "certificate-not-pinned" });
  expect(thief.heard).toEqual([]);
});

test("an impostor that comes later ends the client", async () => {
  const { url, fingerprint, connections } = await tlsGateway(greet);
  const thief = await impostor();
  let target = url;
  const client = clientOf("", { url: () => target, WebSocket: pinnedWebSocket(fingerprint), reconnect: quickly });
  await client.connect();
  target = thief.url;
  connections[0]?.cut();
  expect(await client.closed).toMatchObject({ error: { problem: "certificate-not-pinned" } });
  expect([thief.heard, thief.visits()]).toEqual([[], 1]);
});

test("ws:// with a pin is refused, since there is nothing to check", async () => {
  const gateway = await scriptedGateway(greet);
  const client = clientOf(gateway.url, { WebSocket: pinnedWebSocket(other), reconnect: quickly });
  const error = (await rejectionOf(client.connect())) as GatewayError;
  expect(error).toMatchObject({ kind: "configuration", problem: "plaintext-refused", retryable: false });
  expect(error.message).toContain(gateway.url);
  expect(gateway.connections).toEqual([]);
});

test.each([
  [301, { location: "https://elsewhere.example/" }, "http-redirect"],
  [401, {}, "http-login"],
])("HTTP %i behind the right certificate is explained and not followed", async (status, headers, problem) => {
  const { key, certificate } = selfSigned();
  const server = createServer({ key, cert: certificate }, (_request, response) => {
    response.writeHead(status, headers).end("no");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const pin = new X509Certificate(certificate).fingerprint256;
  const url = `wss://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(clientOf(url, { WebSocket: pinnedWebSocket(pin) }).connect()).rejects.toMatchObject({ problem });
});

test("what is sent in one turn goes out together", async () => {
  const { url, fingerprint, connections } = await tlsGateway(async (connection) => {
    await connection.greet();
    for (let index = 0; index < 50; index += 1) connection.answer(await connection.next("health"), {});
  });
  const client = clientOf(url, { WebSocket: pinnedWebSocket(fingerprint) });
  await client.connect();
  const reads: number[] = [];
  connections[0]?.upgrade.socket.on("data", (bytes: Buffer) => reads.push(bytes.length));
  await Promise.all(Array.from({ length: 50 }, () => client.request("health")));
  expect(reads.length).toBeLessThanOrEqual(3);
});

test("a client that gives up in the middle of the TLS handshake leaves no connection behind", async () => {
  const mute = await muteServer();
  const client = clientOf(mute.url, { WebSocket: pinnedWebSocket(other) });
  const connecting = rejectionOf(client.connect());
  await mute.met;
  await client.close();
  expect(await connecting).toMatchObject({ name: "GatewayClosedError" });
  await mute.gone;
});

test("nothing that listens is told as without a pin", async () => {
  const error = await rejectionOf(clientOf("wss://127.0.0.1:1", { WebSocket: pinnedWebSocket(other) }).connect());
  expect(error).toMatchObject({ problem: "nothing-listening", retryable: true });
});

test("a fingerprint that is none is refused at once", () => {
  expect(() => pinnedWebSocket("planted")).toThrowError(/pinnedWebSocket\(fingerprint\) is no SHA-256 fingerprint/);
  expect(() => pinnedWebSocket("planted")).not.toThrowError(/planted/);
  expect(() => pinnedWebSocket([])).toThrowError(/empty list/);
});

test("a runtime whose ws does not let the certificate be checked is refused, at the latest when it is open", () => {
  vi.stubGlobal("Bun", {});
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(() => pinnedWebSocket(other)).toThrowError(expect.objectContaining({ kind: "unsupported" }));
  const told: unknown[] = [];
  const listeners = new Map<string, () => void>();
  class Careless {
    on(name: string, listener: () => void): void {
      listeners.set(name, listener);
    }
    emit(_name: string, error: unknown): void {
      told.push(error);
    }
    terminate(): void {
      told.push("terminated");
    }
  }
  const Pinned = pinCertificates(Careless as unknown as WebSocketConstructor, [other]);
  expect(new Pinned("wss://127.0.0.1:1")).toBeInstanceOf(Careless);
  listeners.get("upgrade")?.();
  expect(told).toEqual([expect.objectContaining({ kind: "unsupported" }), "terminated"]);
});
