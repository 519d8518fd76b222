import { expect, onTestFinished, test } from "vitest";

import { createLocalGateway } from "../src/testing/index.ts";
import { clientOf, quickly } from "./helpers.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { asOwner } from "./support/runtime.ts";
import { stateReached } from "./support/state-reached.ts";

const token = "local-token-1";

async function listening(protocol: 3 | 4, reply?: string): Promise<{ url: string; disconnectAll(): void }> {
  const gateway = createLocalGateway({ token, protocol, ...(reply !== undefined && { reply }) });
  onTestFinished(() => gateway.close());
  const { url } = await gateway.listen({ port: 0 });
  return { url, disconnectAll: () => void gateway.disconnectAll() };
}

test.each([3, 4] as const)(
  "the client and the local gateway of protocol %i understand each other",
  async (protocol) => {
    const { url } = await listening(protocol, "one two three");
    const client = clientOf(url, { ...asOwner(), token });
    expect((await client.connect()).protocol).toBe(protocol);
    const run = client.agent({ message: "count", sessionKey: "agent:main:x", idempotencyKey: crypto.randomUUID() });
    let streamed = "";
    for await (const piece of run.textStream) streamed += piece;
    expect([streamed, (await run).text]).toEqual(["one two three", "one two three"]);
    expect(await client.ask("again", { model: "local/echo-2" })).toBe("one two three");
    const { sessions } = await client.sessions.list({});
    expect(sessions.map(({ key }) => key)).toContain("agent:main:x");
  },
);

test.each([3, 4] as const)("a wrong token is told from the right one (protocol %i)", async (protocol) => {
  const { url } = await listening(protocol);
  expect(await rejectionOf(clientOf(url, { token: "wrong" }).connect())).toMatchObject({ name: "GatewayAuthError" });
});

test("a client whose connections are cut comes back", async () => {
  const { url, disconnectAll } = await listening(4);
  const client = clientOf(url, { ...asOwner(), token, reconnect: quickly });
  await client.connect();
  const lost = stateReached(client, "reconnecting");
  disconnectAll();
  await lost;
  await stateReached(client, "ready");
  expect(await client.request("health")).toMatchObject({ ok: true });
});
