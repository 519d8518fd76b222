import { X509Certificate } from "node:crypto";
import { inspect } from "node:util";

import { expect, test, vi } from "vitest";

import { loadGatewayConfig } from "../src/node/index.ts";
import { clientOf } from "./helpers.ts";
import { configHome } from "./support/config-home.ts";
import { selfSigned } from "./support/self-signed.ts";
import { tlsGateway } from "./support/tls-gateway.ts";

const { certificate } = selfSigned();
const fingerprint = new X509Certificate(certificate).fingerprint256;
const other = "AB:".repeat(31) + "AB";

test("a gateway with TLS on this machine is expected to show its own certificate", () => {
  const home = configHome();
  const path = home.write(".openclaw/openclaw.json", { gateway: { port: 5, tls: { enabled: true } } });
  expect({ ...loadGatewayConfig() }).toEqual({ url: "wss://127.0.0.1:5", source: path });
  home.write(".openclaw/gateway/tls/gateway-cert.pem", certificate);
  const pinned = { tlsFingerprint: fingerprint, WebSocket: expect.any(Function) };
  expect(loadGatewayConfig()).toMatchObject({ url: "wss://127.0.0.1:5", ...pinned });
  expect(loadGatewayConfig(home.write("elsewhere.json", { gateway: { tls: { enabled: true } } }))).toMatchObject(
    pinned,
  );
  vi.stubEnv("OPENCLAW_GATEWAY_PORT", "6");
  expect(loadGatewayConfig()).toMatchObject({ url: "wss://127.0.0.1:6", ...pinned });
  vi.stubEnv("OPENCLAW_STATE_DIR", "~/state");
  expect(loadGatewayConfig().tlsFingerprint).toBeUndefined();
});

test("the certificate is that of gateway.tls.certPath where it is given, and one that cannot be read is none", () => {
  const home = configHome();
  home.write("tls/mine.pem", certificate);
  vi.stubEnv("CERTS", "~/tls");
  const load = (tls: object): string | undefined =>
    loadGatewayConfig(home.write("a.json", { gateway: { tls } })).tlsFingerprint;
  expect(load({ enabled: true, certPath: "${CERTS}/mine.pem" })).toBe(fingerprint);
  expect(load({ enabled: true, certPath: "~/tls/gone.pem" })).toBeUndefined();
  expect(load({ enabled: true, certPath: home.write("broken.pem", "nothing") })).toBeUndefined();
  expect(load({ enabled: false, certPath: "~/tls/mine.pem" })).toBeUndefined();
  expect(loadGatewayConfig(home.write("b.json", { gateway: { tls: { enabled: false } } })).url).toMatch(/^ws:/);
});

test("in the mode remote the address, credentials and pin are those of gateway.remote", () => {
  const home = configHome();
  const remote = { url: "wss://far.example/gate", token: "far", tlsFingerprint: `sha256:${other.toLowerCase()}` };
  const path = home.write(".openclaw/openclaw.json", {
    gateway: { mode: "remote", port: 5, auth: { token: "near" }, remote },
  });
  expect({ ...loadGatewayConfig() }).toEqual({
    url: "wss://far.example/gate",
    token: "far",
    tlsFingerprint: other,
    WebSocket: expect.any(Function),
    source: path,
  });
  expect(Object.keys(loadGatewayConfig())).not.toContain("toJSON");
  expect(inspect(loadGatewayConfig()) + JSON.stringify(loadGatewayConfig())).not.toContain('"far"');
  vi.stubEnv("OPENCLAW_GATEWAY_PASSWORD", "of the environment");
  expect({ ...loadGatewayConfig() }).toMatchObject({ url: "wss://far.example/gate", password: "of the environment" });
  expect(loadGatewayConfig().token).toBeUndefined();
  vi.stubEnv("OPENCLAW_GATEWAY_PASSWORD", undefined);
  // A port means this machine, and so its own credentials: never those of the other gateway.
  vi.stubEnv("OPENCLAW_GATEWAY_PORT", "6");
  expect({ ...loadGatewayConfig() }).toEqual({
    url: "ws://127.0.0.1:6",
    token: "near",
    source: `OPENCLAW_GATEWAY_PORT, ${path}`,
  });
});

test.each([
  [{ url: "wss://far.example", password: "p" }, { password: "p" }],
  [{ url: "wss://far.example" }, { token: "near" }],
  [{ url: "https://far.example/" }, { url: "wss://far.example", token: "near" }],
])("gateway.remote %j gives %j", (remote, expected) => {
  const path = configHome().write("a.json", { gateway: { mode: "remote", auth: { token: "near" }, remote } });
  const { url, source: _source, ...rest } = { ...loadGatewayConfig(path) };
  expect({ url, ...rest }).toEqual({ url: "wss://far.example", ...expected });
});

test.each([
  [{ mode: "remote" }, /gateway\.remote\.url is missing, but gateway\.mode is "remote"/],
  [{ mode: "remote", remote: { url: "far.example" } }, /gateway\.remote\.url is not the address/],
  [{ mode: "remote", remote: { url: "wss://u:planted@far.example" } }, /gateway\.remote\.url .*credentials/],
  [{ mode: "remote", remote: { url: "wss://x", tlsFingerprint: "planted" } }, /tlsFingerprint .*no SHA-256/],
  [{ mode: "remote", remote: { url: "ws://127.0.0.1", tlsFingerprint: other } }, /tlsFingerprint needs a url of wss/],
  [{ mode: 7 }, /gateway\.mode must be a text/],
  [{ tls: true }, /gateway\.tls must be an object/],
])("%j is refused by its key", (gateway, why) => {
  const path = configHome().write("a.json", { gateway });
  expect(() => loadGatewayConfig(path)).toThrowError(why);
  expect(() => loadGatewayConfig(path)).not.toThrowError(/planted/);
});

test.each([
  ["ws://gateway.example.com", true],
  ["ws://8.8.8.8", undefined],
  ["ws://[2001:db8::1]", undefined],
  ["ws://192.168.1.5", undefined],
  ["wss://gateway.example.com", undefined],
])("OPENCLAW_ALLOW_INSECURE_PRIVATE_WS speaks for names only: %s", (url, allowed) => {
  configHome();
  vi.stubEnv("OPENCLAW_GATEWAY_URL", url);
  expect(loadGatewayConfig().allowPlaintext).toBeUndefined();
  vi.stubEnv("OPENCLAW_ALLOW_INSECURE_PRIVATE_WS", "1");
  expect(loadGatewayConfig().allowPlaintext).toBe(allowed);
});

test("what was loaded connects to a gateway with a certificate of its own, and to no other", async () => {
  const home = configHome();
  const gateway = await tlsGateway(async (connection) => void (await connection.greet()));
  home.write(".openclaw/gateway/tls/gateway-cert.pem", gateway.certificate);
  const port = Number(new URL(gateway.url).port);
  home.write(".openclaw/openclaw.json", { gateway: { port, tls: { enabled: true }, auth: { token: "t-123456" } } });
  const config = loadGatewayConfig();
  await clientOf(config.url, { ...config }).connect();
  expect(gateway.connections).toHaveLength(1);
  home.write(".openclaw/gateway/tls/gateway-cert.pem", certificate);
  await expect(clientOf(config.url, { ...loadGatewayConfig() }).connect()).rejects.toMatchObject({
    problem: "certificate-not-pinned",
  });
});
