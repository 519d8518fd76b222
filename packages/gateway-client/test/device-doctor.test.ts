import { memoryStore } from "@pincer/shared";
import { expect, onTestFinished, test, vi } from "vitest";

import { GatewayAuthError } from "../src/index.ts";
import { createLocalGateway } from "../src/testing/index.ts";
import { clientOf } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { asOwner, isPage } from "./support/runtime.ts";

const cli = isPage ? {} : ({ clientInfo: { id: "cli", mode: "cli" } } as const);

test("a device that cannot be made has a cause of its own", async () => {
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  onTestFinished(() => void vi.unstubAllGlobals());
  const client = clientOf("ws://127.0.0.1:1", { device: true, store: memoryStore() });
  const diagnosis = await client.diagnose();
  expect(diagnosis).toMatchObject({ ok: false, code: "device-unusable", retryable: false });
  expect(diagnosis.steps).not.toEqual([]);
});

test("a gateway that expects one protocol is offered it with the device, which signs anew as that protocol has it", async () => {
  const { url, connections } = await scriptedGateway(async (gateway, index) => {
    if (index > 0) await gateway.greet(3);
    else {
      gateway.challenge(4);
      const details = { code: "PROTOCOL_MISMATCH", expectedProtocol: 3 };
      gateway.refuse(await gateway.next("connect"), { code: "INVALID_REQUEST", message: "protocol mismatch", details });
    }
  });
  const client = clientOf(url, { device: true, store: memoryStore() });
  expect(await client.connect()).toMatchObject({ protocol: 3 });
  const [first, second] = connections.map(({ requests }) => requests[0]?.params as Record<string, unknown>);
  expect(second).toMatchObject({ minProtocol: 3, maxProtocol: 3 });
  const [one, other] = [first, second].map((params) => params?.["device"] as { id: string; signature: string });
  expect(other?.id).toBe(one?.id);
  expect(other?.signature).not.toBe(one?.signature);
});

test.each([3, 4] as const)("a kept device token that is refused is named as such (protocol %i)", async (protocol) => {
  await using gateway = createLocalGateway({ token: "secret-token-1", protocol });
  const { url } = await gateway.listen();
  const store = memoryStore();
  const first = clientOf(url, { ...cli, device: true, store });
  await first.connect();
  const { deviceId } = gateway.connections.at(-1) ?? {};
  await first.close();
  await clientOf(url, asOwner()).request("device.token.revoke", { deviceId: String(deviceId), role: "operator" });
  const error = await rejectionOf(clientOf(url, { ...cli, device: true, store, token: undefined }).connect());
  expect(error).toBeInstanceOf(GatewayAuthError);
  expect(error).toMatchObject({
    problem: "token-wrong",
    steps: [expect.stringMatching(/device token/i), expect.any(String)],
  });
});
