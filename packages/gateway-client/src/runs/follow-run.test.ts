import { expect, test } from "vitest";

import type { Connection } from "../connection/connection.ts";
import type { Call } from "../rpc/call.ts";
import { followRun } from "./follow-run.ts";

const minutes = 60_000;

/** A connection that answers each method with the next of its payloads; it records what was asked. */
function answering(payloads: Record<string, unknown[]>): { connection: Connection; asked: Call[] } {
  const asked: Call[] = [];
  const call = async (asking: Call): Promise<unknown> => {
    asked.push(asking);
    return { type: "res", id: "1", ok: true, payload: payloads[asking.method]?.shift() };
  };
  return { connection: { call, settings: { requestTimeout: 1000 } } as unknown as Connection, asked };
}

function follow(connection: Connection, sentAt: number): ReturnType<typeof followRun> {
  return followRun({
    connection,
    request: { message: "x", idempotencyKey: "r" },
    sentAt,
    signal: new AbortController().signal,
    runId: "r",
    quietMs: () => 0,
    lost: (why) => new Error(why),
  });
}

test("a run is never asked for again where the gateway may have forgotten it, since that would start it", async () => {
  const { connection, asked } = answering({ "agent.wait": [{ status: "ok", endedAt: Date.now() - 10 * minutes }] });
  await expect(follow(connection, Date.now() - 30 * minutes)).rejects.toThrow(/forgotten/);
  expect(asked.map(({ method }) => method)).toEqual(["agent.wait"]);
});

test("a run that ended a moment ago is fetched, however long it took, and on this connection only", async () => {
  const final = { status: "ok", result: { payloads: [] } };
  const { connection, asked } = answering({
    "agent.wait": [{ status: "timeout" }, { status: "error", endedAt: Date.now() }],
    agent: [final],
  });
  expect((await follow(connection, Date.now() - 30 * minutes)).payload).toBe(final);
  expect(asked.map(({ method, onlyNow }) => [method, onlyNow])).toEqual([
    ["agent.wait", true],
    ["agent.wait", true],
    ["agent", true],
  ]);
});
