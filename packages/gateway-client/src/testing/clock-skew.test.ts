import { expect, test } from "vitest";

import { Device } from "../../test/support/device.ts";
import { connectParams, errorOf, payloadOf, RawClient, type RawFrame } from "../../test/support/raw-client.ts";
import { createLocalGateway } from "./create-local-gateway.ts";

const token = "skewed-token";
const HOUR_MS = 3_600_000;

/** Connects with a device that signs the time of the challenge, or its own. */
async function connectDevice(url: string, signs: "challenge" | "own time"): Promise<RawFrame> {
  const client = new RawClient(url);
  const { ts, nonce } = payloadOf(await client.event("connect.challenge"));
  const signedAt = signs === "challenge" ? Number(ts) : Date.now();
  return client.request("connect", new Device().sign(connectParams(token), String(nonce), signedAt));
}

test.each([3, 4] as const)("clock-skew lets in who signs the challenge's time only, protocol %i", async (protocol) => {
  await using gateway = createLocalGateway({ token, protocol });
  const { url } = await gateway.listen();
  gateway.fail("clock-skew", { times: 2 });
  expect((await connectDevice(url, "challenge"))["ok"]).toBe(true);
  const refused = await connectDevice(url, "own time");
  expect(refused["ok"]).toBe(false);
  expect(errorOf(refused)["message"]).toBe("device signature expired");
  expect((await connectDevice(url, "own time"))["ok"]).toBe(true); // the fault is used up
});

test("clock-skew tells the challenge how far the clock is off, also into the past", async () => {
  await using gateway = createLocalGateway({ token });
  const { url } = await gateway.listen();
  gateway.fail({ kind: "clock-skew", skewMs: -2 * HOUR_MS });
  const client = new RawClient(url);
  const { ts } = payloadOf(await client.event("connect.challenge"));
  expect(Number(ts)).toBeLessThan(Date.now() - HOUR_MS);
});

test("a hidden clock-skew lets no device in", async () => {
  await using gateway = createLocalGateway({ token });
  const { url } = await gateway.listen();
  gateway.fail({ kind: "clock-skew", hidden: true });
  expect(errorOf(await connectDevice(url, "challenge"))["message"]).toBe("device signature expired");
});
