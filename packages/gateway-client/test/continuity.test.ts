import { expect, test } from "vitest";

import type { GatewayGap } from "../src/index.ts";
import { createLocalGateway } from "../src/testing/index.ts";
import { clientOf, quickly } from "./helpers.ts";
import { asOwner } from "./support/runtime.ts";
import { stateReached } from "./support/state-reached.ts";

const protocols = [3, 4] as const;

test.each(protocols)(
  "a connection that was made again says that something was missed (protocol %i)",
  async (protocol) => {
    await using local = createLocalGateway({ token: "secret-token-1", protocol });
    const { url } = await local.listen();
    const client = clientOf(url, { ...asOwner(), reconnect: quickly });
    const gaps: GatewayGap[] = [];
    let last = 0;
    client.on("*", ({ seq = last }) => (last = seq));
    let lastBefore = 0;
    client.on("gap", (gap) => {
      gaps.push(gap);
      lastBefore = last;
    });
    const frames = client.events();
    await client.connect();
    await frames.next();
    expect(gaps).toEqual([]);
    await local.disconnectAll(1006);
    await local.waitForConnection({ count: 2 });
    await stateReached(client, "ready");
    expect(gaps).toEqual([
      { reason: "reconnect", from: lastBefore + 1, to: undefined, awayMs: expect.any(Number), sameGateway: true },
    ]);
  },
);

test.each(protocols)(
  "a gateway that stops says goodbye, and the client comes back to the one that is started next (protocol %i)",
  async (protocol) => {
    await using local = createLocalGateway({ token: "secret-token-1", protocol });
    const { url, port } = await local.listen();
    const client = clientOf(url, { ...asOwner(), reconnect: quickly });
    const gaps: GatewayGap[] = [];
    const goodbyes: unknown[] = [];
    client.on("gap", (gap) => gaps.push(gap));
    client.on("shutdown", (event) => goodbyes.push(event));
    await client.connect();
    await local.close();
    await stateReached(client, "reconnecting");
    const restart = protocol === 3 ? { restartExpectedMs: null } : {};
    expect(goodbyes).toEqual([{ reason: "gateway stopping", ...restart }]);
    await local.listen({ port });
    await stateReached(client, "ready");
    expect(gaps).toMatchObject([{ reason: "reconnect", sameGateway: false }]);
  },
);

test("a client that was never connected before missed nothing", async () => {
  await using local = createLocalGateway({ token: "secret-token-1" });
  const { url } = await local.listen();
  local.fail("not-ready");
  const client = clientOf(url, { ...asOwner(), reconnect: quickly });
  const gaps: GatewayGap[] = [];
  client.on("gap", (gap) => gaps.push(gap));
  await client.connect({ wait: true });
  expect(gaps).toEqual([]);
});

test("numbers that are left out on a live connection are told as from and to", async () => {
  await using local = createLocalGateway({ token: "secret-token-1", tickIntervalMs: 5 });
  const { url } = await local.listen();
  const client = clientOf(url);
  const gap = new Promise<GatewayGap>((resolve) => void client.on("gap", resolve));
  await client.connect();
  local.fail({ kind: "skip-seq", count: 3 });
  const { from = 0, to = 0, ...rest } = await gap;
  expect(rest).toMatchObject({ reason: "sequence", expected: from, received: to + 1 });
  expect(to - from).toBe(2);
});
