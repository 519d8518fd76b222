import { expect, test } from "vitest";

import { connected, payloadOf, type RawClient, type RawFrame } from "../../../test/support/raw-client.ts";
import { createLocalGateway } from "../create-local-gateway.ts";
import type { LocalGateway } from "../local-gateway.ts";
import type { ReplyPiece } from "../reply.ts";
import type { ProtocolVersion } from "../wire.ts";

const token = "tool-token";
const script: readonly ReplyPiece[] = [
  "Let me look. ",
  { tool: "read", args: { path: "SOUL.md" }, result: "# Soul" },
  { tool: "exec", args: { command: "false" }, result: "exit 1", isError: true },
  "Done.",
];

async function start(protocol: ProtocolVersion): Promise<LocalGateway> {
  const gateway = createLocalGateway({ token, protocol, reply: script });
  await gateway.listen();
  return gateway;
}

async function ask(client: RawClient): Promise<RawFrame> {
  const params = { message: "go", sessionKey: "main", idempotencyKey: "tool-run" };
  client.send({ type: "req", id: "r", method: "agent", params });
  return client.answer("r", 2);
}

const dataOf = (client: RawClient, stream: string): RawFrame[] =>
  client.frames
    .filter((frame) => frame["event"] === "agent")
    .map(payloadOf)
    .filter((payload) => payload["stream"] === stream)
    .map((payload) => payload["data"] as RawFrame);

const phases = (events: readonly RawFrame[]): unknown[] =>
  events.map(({ phase, name }) => `${String(phase)} ${String(name)}`);

test("protocol 3 tells everybody of the tools of a session whose verboseLevel is on, and nobody without", async () => {
  await using gateway = await start(3);
  const asker = await connected(gateway.url, token);
  const other = await connected(gateway.url, token);
  await ask(asker);
  expect(dataOf(asker, "tool")).toEqual([]);
  await asker.request("sessions.patch", { key: "main", verboseLevel: "on" });
  asker.send({
    type: "req",
    id: "r2",
    method: "agent",
    params: { message: "go", sessionKey: "main", idempotencyKey: "second-run" },
  });
  await asker.answer("r2", 2);
  await other.event("chat", (payload) => payload["runId"] === "second-run" && payload["state"] === "final");
  const expected = ["start read", "result read", "start exec", "result exec"];
  expect(phases(dataOf(asker, "tool"))).toEqual(expected);
  expect(phases(dataOf(other, "tool"))).toEqual(expected);
  expect(dataOf(other, "tool").map(({ isError }) => isError)).toEqual([undefined, false, undefined, true]);
});

test("protocol 4 tells of tools only who asked and has the cap, and numbers its events without holes", async () => {
  await using gateway = await start(4);
  const capable = await connected(gateway.url, token, { caps: ["tool-events"] });
  const other = await connected(gateway.url, token, { caps: ["tool-events"] });
  const final = await ask(capable);
  await other.event("task", (payload) => (payload["task"] as RawFrame)["status"] === "completed");
  expect(phases(dataOf(capable, "tool"))).toEqual(["start read", "result read", "start exec", "result exec"]);
  expect(dataOf(other, "tool")).toEqual([]);
  expect(phases(dataOf(other, "item"))).toEqual(["start read", "end read", "start exec", "end exec"]);
  for (const client of [capable, other]) {
    const numbers = client.frames.flatMap(({ seq }) => (typeof seq === "number" ? [seq] : []));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  }
  expect(JSON.stringify(final)).toContain('"successfulToolNames":["read"]');
  expect(JSON.stringify(final)).toContain("Let me look. Done.");
});

test("a script that is neither texts nor tools is refused", () => {
  const reply = [{ args: {} }] as unknown as readonly ReplyPiece[];
  expect(() => createLocalGateway({ token, reply })).toThrow(/reply must be a text, a list of texts and tools/);
});
