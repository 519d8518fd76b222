import { loadGatewayConfig, pinnedWebSocket } from "@pincer/gateway-client/node";
import { expect, onTestFinished, test, vi } from "vitest";

import { rejectionOf } from "../test/support/rejection-of.ts";
import { generation } from "./support/generation.ts";
import { openClient } from "./support/open-client.ts";
import { ownGateway } from "./support/own-gateway.ts";

const gateway = ownGateway({ tls: true });
const other = "AB:".repeat(31) + "AB";

test("the configuration of a gateway with TLS gives its address and certificate, and with them one connects", async () => {
  const { configFile, commandLine, url, token } = gateway();
  const state = commandLine.env["OPENCLAW_STATE_DIR"];
  if (state !== undefined) vi.stubEnv("OPENCLAW_STATE_DIR", state);
  onTestFinished(() => void vi.unstubAllEnvs());
  const config = loadGatewayConfig(configFile);
  expect(config).toMatchObject({
    url,
    token,
    tlsFingerprint: expect.stringMatching(/^(?:[\dA-F]{2}:){31}[\dA-F]{2}$/),
  });
  const client = openClient({ ...config });
  expect((await client.connect()).protocol).toBe(generation.protocol);
  expect(await client.request("health")).toMatchObject({ ok: true });
});

test("its certificate is not trusted without a pin, and with another pin it is refused", async () => {
  const { url, token } = gateway();
  const untrusted = await rejectionOf(openClient({ url, token }).connect());
  expect(untrusted).toMatchObject({ problem: "certificate-untrusted", retryable: false });
  const refused = await rejectionOf(openClient({ url, token, WebSocket: pinnedWebSocket(other) }).connect());
  expect(refused).toMatchObject({ problem: "certificate-not-pinned", retryable: false });
});
