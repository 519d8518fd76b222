import { once } from "node:events";
import { createServer } from "node:net";

import { expect, test } from "vitest";
import { WebSocket } from "ws";

import type { GatewayClientOptions, GatewayError, SocketConstructor } from "../src/index.ts";
import { clientOf } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { bannerServer, hostOf, silentServer, tlsServer, webServer } from "./support/failing-servers.ts";
import { rejectionOf } from "./support/rejection-of.ts";

/** The error of connect; `diagnose` must say the same. */
async function failureAt(url: string, options: GatewayClientOptions = {}): Promise<GatewayError> {
  const error = (await rejectionOf(clientOf(url, options).connect())) as GatewayError;
  const diagnosis = await clientOf(url, options).diagnose();
  expect(diagnosis).toMatchObject({ ok: false, code: error.problem, name: error.name, retryable: error.retryable });
  expect(error.message).toContain(url);
  for (const step of error.steps) expect(error.message).toContain(step);
  return error;
}

async function freePort(): Promise<string> {
  const server = createServer();
  const host = await hostOf(server);
  server.close();
  await once(server, "close");
  return host;
}

test.each(["127.0.0.1", "localhost"])("nothing that listens at %s names the command that tells why", async (name) => {
  const url = `ws://${(await freePort()).replace("127.0.0.1", name)}`;
  const error = await failureAt(url);
  expect(error).toMatchObject({ name: "GatewayConnectionError", problem: "nothing-listening", retryable: true });
  expect(error.message).toContain("`openclaw gateway status` (or `clawdbot gateway status`)");
});

test("a host that does not exist is told from one that refuses", async () => {
  const error = await failureAt("wss://gateway.invalid:18789");
  expect(error).toMatchObject({ problem: "unknown-host", retryable: true });
});

test("a port that accepts and stays silent is not taken for a gateway that is slow", async () => {
  const error = await failureAt(`ws://${await hostOf(silentServer())}`, { requestTimeout: 40 });
  expect(error).toMatchObject({ name: "GatewayTimeoutError", problem: "open-timeout", retryable: true });
  const mute = await scriptedGateway(() => {});
  expect(await failureAt(mute.url, { requestTimeout: 40 })).toMatchObject({ problem: "challenge-timeout" });
  const slow = await scriptedGateway((gateway) => gateway.challenge());
  const late = await failureAt(slow.url, { requestTimeout: 40 });
  expect(late).toMatchObject({ problem: "hello-timeout", retryable: true });
  expect(late.message).toContain("`openclaw gateway status`");
});

test("a server that is no web server is shown with how it begins", async () => {
  const error = await failureAt(`ws://${await hostOf(bannerServer("SSH-2.0-OpenSSH_9.9\r\n"))}`);
  expect(error).toMatchObject({ problem: "not-a-gateway", retryable: false });
  expect(error.message).toContain("SSH-2.0-OpenSSH_9.9");
  expect(JSON.stringify(error)).not.toContain("rawPacket");
});

test.each([
  ["another WebSocket server's text", "hello there"],
  ["JSON that is no challenge", '{"jsonrpc":"2.0","method":"hi"}'],
  ["an event that is no challenge", '{"type":"event","event":"tick","payload":{}}'],
  ["a challenge without a nonce", '{"type":"event","event":"connect.challenge","payload":{}}'],
])("%s is not taken for a gateway", async (_what, text) => {
  const { url } = await scriptedGateway((gateway) => gateway.send(text));
  const error = await failureAt(url);
  expect(error).toMatchObject({ name: "GatewayProtocolError", problem: "not-a-gateway", retryable: false });
});

test("ws:// to a port with TLS, and wss:// to one without, say which scheme to use", async () => {
  const { host } = await tlsServer();
  const expected = await failureAt(`ws://${host}`);
  expect(["tls-expected", "unreachable"]).toContain(expected.problem);
  expect(expected.message).toContain("wss://");
  const plain = await failureAt(`wss://${await hostOf(webServer(200))}`);
  expect(plain).toMatchObject({ problem: "tls-not-spoken", retryable: false });
  expect(plain.message).toContain("use ws://");
});

/** `ws` that trusts this certificate. */
const trusting = (ca: string): SocketConstructor =>
  class extends WebSocket {
    constructor(url: string, protocols?: string | string[], init?: object) {
      super(url, protocols, { ...init, ca });
    }
  };

test("certificates that cannot be trusted say why: unknown, expired, of another host", async () => {
  const unknown = await tlsServer();
  const untrusted = await failureAt(`wss://${unknown.host}`);
  expect(untrusted).toMatchObject({ problem: "certificate-untrusted", retryable: false });
  expect(untrusted.message).toContain("NODE_EXTRA_CA_CERTS");
  expect(untrusted.message).toContain("pinnedWebSocket(fingerprint)");
  expect(untrusted.message).toContain("openssl x509 -noout -fingerprint -sha256 -in ~/.openclaw/gateway/tls/");
  const old = await tlsServer({ from: new Date("2020-01-01"), to: new Date("2021-01-01") });
  const expired = await failureAt(`wss://${old.host}`, { WebSocket: trusting(old.certificate) });
  expect(expired).toMatchObject({ problem: "certificate-expired", retryable: false });
  const other = await tlsServer({ dnsName: "other.example" });
  const wrongHost = await failureAt(`wss://${other.host}`, { WebSocket: trusting(other.certificate) });
  expect(wrongHost).toMatchObject({ problem: "certificate-wrong-host", retryable: false });
  const young = await tlsServer({ from: new Date("2048-01-01"), to: new Date("2049-01-01") });
  const early = await failureAt(`wss://${young.host}`, { WebSocket: trusting(young.certificate) });
  expect(early.message).toContain("clock");
});

const untrustedProxy =
  '{"error":{"message":"Proxy client attribution is required.","type":"proxy_attribution_required"}}';

test.each([
  [200, {}, "", "not-a-gateway", false, "web server"],
  [
    301,
    { location: "https://elsewhere.example/gw/abc12345abc12345?token=abc12345" },
    "",
    "http-redirect",
    false,
    "https://elsewhere.example/gw/…:",
  ],
  [302, { location: "/login" }, "", "http-redirect", false, "another path"],
  [401, {}, "", "http-login", false, "login"],
  [403, {}, "", "http-refused", false, "gateway.trustedProxies"],
  [403, {}, untrustedProxy, "proxy-not-trusted", false, "X-Forwarded-For"],
  [404, {}, "", "http-not-found", false, "path"],
  [426, {}, "", "not-a-gateway", false, "HTTP 426"],
  [429, {}, "", "http-refused", true, "HTTP 429"],
  [502, {}, "", "http-refused", true, "proxy"],
  [503, {}, "Too many unauthenticated sockets", "too-many-connections", true, "32"],
  [503, {}, "Gateway websocket admission closed", "restarting", true, "shutting down"],
  [503, {}, "Service Unavailable", "restarting", true, "shutting down"],
] as const)("HTTP %i %o %s is %s", async (status, headers, body, problem, retryable, words) => {
  const error = await failureAt(`ws://${await hostOf(webServer(status, headers, body))}`);
  expect(error).toMatchObject({ name: "GatewayConnectionError", problem, retryable });
  expect(error.message).toContain(`HTTP ${status}`);
  expect(error.message).toContain(words);
  expect(error.message).not.toContain("abc12345");
});

test("an answer of HTTP that never ends is cut", async () => {
  const server = webServer(403);
  server.removeAllListeners("request");
  server.on("request", (_request, response) => {
    const more = (): void => {
      if (!response.destroyed) response.write("x".repeat(1000), () => setImmediate(more));
    };
    response.writeHead(403);
    more();
  });
  expect(await failureAt(`ws://${await hostOf(server)}`)).toMatchObject({ problem: "http-refused" });
});

test.each([
  [1000, "", "closed-early", true],
  [1008, "invalid request frame", "closed-early", true],
  [1009, "", "closed-early", true],
  [1012, "service restart", "restarting", true],
  [1013, "gateway starting", "starting", true],
])("close %i %s before the hello is %s", async (code, reason, problem, retryable) => {
  const { url } = await scriptedGateway((gateway) => gateway.socket.close(code, reason));
  expect(await failureAt(url)).toMatchObject({ problem, retryable, closeCode: code });
});

test("a platform that hides the cause gets what it can be, as what it can be", async () => {
  class Hidden extends EventTarget {
    readonly readyState = 0;
    readonly bufferedAmount = 0;
    binaryType = "blob";
    constructor() {
      super();
      queueMicrotask(() => {
        this.dispatchEvent(new Event("error"));
        this.dispatchEvent(Object.assign(new Event("close"), { code: 1006, reason: "" }));
      });
    }
    send(): void {}
    close(): void {}
  }
  const error = await failureAt("wss://gateway.example", { WebSocket: Hidden as unknown as SocketConstructor });
  expect(error).toMatchObject({ problem: "unexplained", retryable: true, closeCode: 1006 });
  expect(error.message).toContain("does not tell a program why");
  expect(error.message).toContain("open https://gateway.example in a tab");
  expect(error.message).toContain("`openclaw gateway status`");
});

test("options that are functions and fail, or are too slow, are not blamed on the gateway", async () => {
  const thrown = await clientOf("ws://127.0.0.1:1", {
    token: () => {
      throw new Error("no vault");
    },
  }).diagnose();
  expect(thrown).toMatchObject({ ok: false, code: "bad-options", kind: "configuration", steps: [expect.any(String)] });
  expect(thrown).toHaveProperty("message", expect.stringContaining("no vault"));
  const slow = await clientOf("ws://127.0.0.1:1", { url: () => new Promise(() => {}), requestTimeout: 30 }).diagnose();
  expect(slow).toMatchObject({ ok: false, code: "options-too-slow", steps: [expect.stringContaining("`url`")] });
});

test("a gateway that says 4001 before its hello has removed the device, and is one that runs", async () => {
  const { url } = await scriptedGateway((gateway) => gateway.socket.close(4001, "token was revoked"));
  const error = await failureAt(url);
  expect(error).toMatchObject({ problem: "closed-early", retryable: false, closeCode: 4001 });
  expect(error.steps).toEqual([expect.stringContaining("have the device approved again")]);
});

test("of HTTP 429 and 500 it is not said that a proxy does not reach the gateway", async () => {
  const many = await failureAt(`ws://${await hostOf(webServer(429))}`);
  expect(many).toMatchObject({
    problem: "http-refused",
    retryable: true,
    steps: [expect.stringContaining("too many requests")],
  });
  const failed = await failureAt(`ws://${await hostOf(webServer(500))}`);
  expect(failed.steps[0]).toContain("its log says why");
  expect((await failureAt(`ws://${await hostOf(webServer(502))}`)).steps[0]).toContain("does not reach the gateway");
});
