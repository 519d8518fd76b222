import { describe, expect, test } from "vitest";

import { Device } from "../../../test/support/device.ts";
import {
  connected,
  connectParams,
  errorOf,
  payloadOf,
  RawClient,
  type RawFrame,
} from "../../../test/support/raw-client.ts";
import { createLocalGateway } from "../create-local-gateway.ts";
import type { ProtocolVersion } from "../wire.ts";

const token = "shaking-token";
const both: readonly ProtocolVersion[] = [3, 4];

async function connectWith(
  url: string,
  params: (nonce: string) => RawFrame,
  headers: Record<string, string> = {},
): Promise<{ client: RawClient; answer: RawFrame }> {
  const client = new RawClient(url, { headers });
  const { nonce } = payloadOf(await client.event("connect.challenge")) as { nonce: string };
  return { client, answer: await client.request("connect", params(nonce)) };
}

const page = { client: { id: "webchat-ui", version: "1", platform: "web", mode: "webchat" } };
const cli = { client: { id: "cli", version: "1", platform: "node", mode: "cli" } };
const localPage = { origin: "http://127.0.0.1:5173" };

describe.each(both)("a device that connects with protocol %i", (protocol) => {
  test("is paired silently on this machine and comes back with its token alone", async () => {
    await using gateway = createLocalGateway({ token, protocol });
    const { url } = await gateway.listen();
    const device = new Device();
    const first = await connectWith(url, (nonce) => device.sign(connectParams(token, cli), nonce));
    const auth = payloadOf(first.answer)["auth"] as RawFrame;
    expect(auth["deviceToken"]).toMatch(protocol === 3 ? /^[0-9a-f]{32}$/ : /^[\w-]{43}$/);
    expect(gateway.connections[0]?.deviceId).toBe(device.id);
    expect(JSON.stringify(gateway.frames)).not.toContain(String(auth["deviceToken"]));
    const again = await connectWith(url, (nonce) =>
      device.sign(connectParams("", cli), nonce, Date.now(), { token: auth["deviceToken"] }),
    );
    expect(payloadOf(again.answer)["auth"]).toMatchObject({ deviceToken: auth["deviceToken"] });
    const stranger = new Device();
    const stolen = await connectWith(url, (nonce) =>
      stranger.sign(connectParams("", cli), nonce, Date.now(), { token: auth["deviceToken"] }),
    );
    expect(errorOf(stolen.answer)["message"]).toContain("gateway token mismatch");
  });

  test("is refused for a signature that proves nothing", async () => {
    await using gateway = createLocalGateway({ token, protocol });
    const { url } = await gateway.listen();
    const device = new Device();
    const params = connectParams(token, cli);
    const cases: Array<[message: string, make: (nonce: string) => RawFrame]> = [
      ["device nonce mismatch", () => device.sign(params, "another nonce")],
      ["device signature expired", (nonce) => device.sign(params, nonce, Date.now() - 3_600_000)],
      ["device signature invalid", (nonce) => ({ ...device.sign(params, nonce), scopes: ["operator.read"] })],
      [
        "device identity mismatch",
        (nonce) => {
          const signed = device.sign(params, nonce);
          return { ...signed, device: { ...(signed["device"] as RawFrame), id: new Device().id } };
        },
      ],
    ];
    for (const [message, make] of cases) {
      const { client, answer } = await connectWith(url, make);
      expect(errorOf(answer)).toMatchObject({ code: "INVALID_REQUEST", message });
      expect(await client.closed()).toEqual({ code: 1008, reason: message });
    }
  });
});

describe("a web page", () => {
  test("of this machine is paired in protocol 4, and has no scopes without a device", async () => {
    await using gateway = createLocalGateway({ token });
    const { url } = await gateway.listen();
    const device = new Device();
    const withDevice = await connectWith(url, (nonce) => device.sign(connectParams(token, page), nonce), localPage);
    expect(payloadOf(withDevice.answer)["auth"]).toMatchObject({
      scopes: ["operator.admin"],
      deviceToken: expect.any(String),
    });
    const without = await connectWith(url, () => connectParams(token, page), localPage);
    expect(payloadOf(without.answer)["auth"]).toMatchObject({ scopes: [] });
    expect(errorOf(await without.client.request("sessions.list"))).toMatchObject({
      code: "FORBIDDEN",
      details: { code: "MISSING_SCOPE", missingScope: "operator.read" },
    });
  });

  test("of another machine is let in where its origin is allowed", async () => {
    await using gateway = createLocalGateway({ token, allowedOrigins: ["https://app.example"] });
    const { url } = await gateway.listen();
    const params = (): RawFrame => connectParams(token, page);
    expect((await connectWith(url, params, { origin: "https://app.example" })).answer["ok"]).toBe(true);
    const evil = errorOf((await connectWith(url, params, { origin: "https://evil.example" })).answer);
    expect(evil).toMatchObject({ details: { code: "CONTROL_UI_ORIGIN_NOT_ALLOWED", reason: "origin not allowed" } });
    const none = errorOf((await connectWith(url, params)).answer);
    expect(none).toMatchObject({ details: { reason: "origin missing or invalid" } });
  });

  test("that says that it is a program must be approved, and then gets in", async () => {
    await using gateway = createLocalGateway({ token });
    const { url } = await gateway.listen();
    const admin = await connected(url, token);
    const device = new Device();
    const ask = (): ReturnType<typeof connectWith> =>
      connectWith(url, (nonce) => device.sign(connectParams(token), nonce), localPage);
    const first = await ask();
    const { details } = errorOf(first.answer) as { details: RawFrame };
    expect(details).toMatchObject({ code: "PAIRING_REQUIRED", reason: "not-paired", deviceId: device.id });
    expect((await first.client.closed()).reason).toContain(`(requestId: ${String(details["requestId"])}`);
    expect((errorOf((await ask()).answer)["details"] as RawFrame)["requestId"]).toBe(details["requestId"]);
    expect(payloadOf(await admin.event("device.pair.requested"))["requestId"]).toBe(details["requestId"]);
    await admin.request("device.pair.approve", { requestId: details["requestId"] });
    expect((await ask()).answer["ok"]).toBe(true);
  });
});

test("a device of another machine must be approved in protocol 3", async () => {
  await using gateway = createLocalGateway({ token, protocol: 3 });
  const { url } = await gateway.listen();
  const device = new Device();
  const remote = { "x-forwarded-for": "203.0.113.7" };
  const { client, answer } = await connectWith(url, (nonce) => device.sign(connectParams(token, cli), nonce), remote);
  expect(errorOf(answer)).toEqual({
    code: "NOT_PAIRED",
    message: "pairing required",
    details: { requestId: expect.any(String) },
  });
  expect(await client.closed()).toEqual({ code: 1008, reason: "pairing required" });
});

describe("the size of a frame", () => {
  test.each([
    [3, 524_288],
    [4, 65_536],
  ] as const)("of protocol %i is limited to %i bytes before the hello", async (protocol, limit) => {
    await using gateway = createLocalGateway({ token, protocol });
    const { url } = await gateway.listen();
    const text = JSON.stringify({ type: "req", id: "c", method: "connect", params: connectParams(token) });
    const fitting = new RawClient(url);
    await fitting.event("connect.challenge");
    fitting.send(text.padEnd(limit));
    expect((await fitting.answer("c"))["ok"]).toBe(true);
    const large = new RawClient(url);
    await large.event("connect.challenge");
    large.send(text.padEnd(limit + 1));
    expect(await large.closed()).toEqual({ code: 1009, reason: "" });
  });

  test("is limited after the hello too", async () => {
    await using gateway = createLocalGateway({ token, protocol: 3 });
    const { url } = await gateway.listen();
    const client = await connected(url, token);
    client.send(" ".repeat(524_289));
    expect(await client.closed()).toEqual({ code: 1009, reason: "" });
  });
});
