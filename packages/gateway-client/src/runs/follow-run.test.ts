import { SecretKeeper } from "@pincer/shared/internal";
import { expect, test } from "vitest";

import type { Connection } from "../connection/connection.ts";
import type { Call } from "../rpc/call.ts";
import { fetchResult, type FollowedRun, waitForEnd } from "./follow-run.ts";

const minutes = 60_000;

class Refusal {
  readonly error: object;
  constructor(error: object) {
    this.error = error;
  }
}

/** A connection that answers each method with the next of its payloads; it records what was asked. */
function answering(payloads: Record<string, unknown[]>): { connection: Connection; asked: Call[] } {
  const asked: Call[] = [];
  const call = async (asking: Call): Promise<unknown> => {
    asked.push(asking);
    const next = payloads[asking.method]?.shift();
    if (next instanceof Refusal) return { type: "res", id: "1", ok: false, error: next.error };
    return { type: "res", id: "1", ok: true, payload: next };
  };
  return {
    connection: { call, settings: { requestTimeout: 1000, keeper: new SecretKeeper() } } as unknown as Connection,
    asked,
  };
}

function followed(connection: Connection, quietMs = 0): FollowedRun {
  return {
    connection,
    signal: new AbortController().signal,
    runId: "r",
    silenceLimitMs: () => 30 * minutes,
    isHere: () => true,
    quietMs: () => quietMs,
    lost: (why, cause) => new Error(why, { cause }),
  };
}

test("the end of a run is waited for on this connection only, and nothing but agent.wait is asked", async () => {
  const { connection, asked } = answering({
    "agent.wait": [{ status: "timeout" }, { status: "error", endedAt: Date.now(), startedAt: 5 }],
  });
  const end = await waitForEnd(followed(connection));
  expect(end).toMatchObject({ status: "error", startedAt: 5 });
  expect(asked.map(({ method, onlyNow }) => [method, onlyNow])).toEqual([
    ["agent.wait", true],
    ["agent.wait", true],
  ]);
});

test("a run that nothing was heard of for too long is given up", async () => {
  const { connection } = answering({ "agent.wait": [{ status: "timeout" }] });
  await expect(waitForEnd(followed(connection, 31 * minutes))).rejects.toThrow(/too long/);
});

test("a gateway that is busy or restarting is asked again, one that refuses is not", async () => {
  const busy = {
    code: "UNAVAILABLE",
    message: "agent.wait unavailable during gateway restart",
    retryable: true,
    retryAfterMs: 1,
  };
  const { connection } = answering({ "agent.wait": [new Refusal(busy), { status: "ok" }] });
  expect(await waitForEnd(followed(connection))).toMatchObject({ status: "ok" });
  const denied = answering({
    "agent.wait": [new Refusal({ code: "FORBIDDEN", message: "missing scope: operator.write" })],
  });
  await expect(waitForEnd(followed(denied.connection))).rejects.toMatchObject({
    cause: { name: "MissingScopeError" },
  });
});

test("a result is asked for until it is there, also of a gateway that is busy", async () => {
  const busy = new Refusal({ code: "UNAVAILABLE", message: "busy", retryable: true });
  const { connection, asked } = answering({ agent: [busy, { status: "ok" }] });
  const read = ({ payload }: { payload?: unknown }): unknown => payload;
  expect(await fetchResult(followed(connection), "agent", {}, read)).toEqual({ status: "ok" });
  expect(asked).toHaveLength(2);
});
