import { expect, test } from "vitest";

import { clientOf } from "./helpers.ts";
import { type ScriptedConnection, scriptedGateway } from "./scripted-gateway.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import type { SentRequest } from "./transcript.ts";

/** A run that was sent to a gateway which does not accept it before the test says so. */
async function unaccepted(method: "agent" | "chat.send"): Promise<{
  gateway: ScriptedConnection;
  request: SentRequest;
  run: PromiseLike<unknown> & { readonly runId: string; abort(): Promise<{ aborted: boolean }> };
  stop: AbortController;
}> {
  const { url, connections } = await scriptedGateway((connection) => connection.greet());
  const client = clientOf(url);
  await client.connect();
  const [gateway] = connections;
  if (gateway === undefined) throw new Error("Nobody connected.");
  const stop = new AbortController();
  const [params, options] = [
    { message: "x", sessionKey: "s" },
    { signal: stop.signal, timeout: 300 },
  ];
  const run = method === "agent" ? client.agent(params, options) : client.chat.send(params, options);
  return { gateway, request: await gateway.next(method), run, stop };
}

test.each(["agent", "chat.send"] as const)(
  "%s that is given up before it was accepted is stopped at once, by its key",
  async (method) => {
    const { gateway, run, stop } = await unaccepted(method);
    stop.abort("enough");
    expect(await rejectionOf(run)).toBe("enough");
    expect((await gateway.next("chat.abort")).params).toEqual({ sessionKey: "s", runId: run.runId });
  },
);

test.each(["agent", "chat.send"] as const)(
  "%s that the gateway did not know yet is stopped when it is accepted, also after the time for that was over",
  async (method) => {
    const { gateway, request, run } = await unaccepted(method);
    const aborting = run.abort();
    gateway.answer(await gateway.next("chat.abort"), { ok: true, aborted: false, runIds: [] });
    expect(await rejectionOf(run)).toMatchObject({ name: "GatewayTimeoutError" });
    expect(await aborting).toEqual({ aborted: false });
    const status = method === "agent" ? "accepted" : "started";
    gateway.answer(request, { runId: run.runId, status });
    expect((await gateway.next("chat.abort")).params).toEqual({ sessionKey: "s", runId: run.runId });
  },
);

test("abort() before the run was accepted says whether it was stopped, and the run rejects as aborted", async () => {
  const { gateway, request, run } = await unaccepted("agent");
  const aborting = run.abort();
  gateway.answer(await gateway.next("chat.abort"), { ok: true, aborted: true, runIds: [run.runId] });
  expect(await aborting).toEqual({ aborted: true });
  gateway.refuse(request, { code: "UNAVAILABLE", message: "This operation was aborted" });
  expect(await rejectionOf(run)).toMatchObject({ name: "GatewayRunError", status: "aborted" });
});
