import { expect, test } from "vitest";

import { clientOfScript } from "./helpers.ts";

const COUNT = 20_000;

test("a run of which nobody reads the events keeps the last of them, says how many it dropped, and its text is whole", async () => {
  const client = await clientOfScript(async (gateway) => {
    await gateway.greet();
    const request = await gateway.next("agent");
    const runId = request.params["idempotencyKey"];
    gateway.answer(request, { runId, status: "accepted" });
    for (let seq = 1; seq <= COUNT; seq += 1) {
      gateway.event("agent", { runId, stream: "assistant", data: { delta: `${seq} ` }, seq }, seq);
    }
    gateway.answer(request, { runId, status: "ok", result: { payloads: [], meta: {} } });
  });
  const run = client.agent({ message: "x" });
  await run;
  let text = "";
  for await (const piece of run.textStream) text += piece;
  expect(text.trim().split(" ")).toEqual(Array.from({ length: COUNT }, (_, index) => String(index + 1)));
  const events = [];
  for await (const event of run) events.push(event);
  expect(events[0]).toEqual({ runId: run.runId, stream: "client.dropped", data: { events: COUNT - 10_000 } });
  expect(events).toHaveLength(10_001);
  expect(events.at(-1)).toMatchObject({ seq: COUNT });
});

test("an agent run that is cut off by a gateway of protocol 3 that was restarted is lost", async () => {
  const hello = (uptimeMs: number): object => ({
    snapshot: { sessionDefaults: { mainSessionKey: "agent:main:main" }, uptimeMs },
  });
  const client = await clientOfScript(
    async (gateway, index) => {
      await gateway.greet(3, hello(index === 0 ? 60_000 : 10));
      if (index > 0) return;
      const request = await gateway.next("agent");
      gateway.answer(request, { runId: request.params["idempotencyKey"], status: "accepted" });
      gateway.cut();
    },
    { reconnect: { initialDelay: 1, maxDelay: 5 } },
  );
  const error = await client.agent({ message: "x" }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({
    name: "GatewayRunError",
    status: "lost",
    message: expect.stringContaining("restarted"),
  });
});
