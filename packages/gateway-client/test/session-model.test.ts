import { expect, test } from "vitest";

import type { GatewayClient } from "../src/index.ts";
import { clientOf, clientOfScript } from "./helpers.ts";
import { type ScriptedConnection, scriptedGateway } from "./scripted-gateway.ts";
import { rejectionOf } from "./support/rejection-of.ts";

const session = "agent:main:s";

/** Answers each run with the model that its session has when it comes; `patches` says what each patch is answered with. */
async function serveModels(gateway: ScriptedConnection, patch = (_model: string): boolean => true): Promise<void> {
  let model = "none";
  await gateway.greet();
  void (async () => {
    for (;;) {
      const request = await gateway.next("sessions.patch");
      if (!patch(String(request.params["model"]))) continue;
      model = String(request.params["model"]);
      gateway.answer(request, { ok: true });
    }
  })();
  for (;;) {
    const request = await gateway.next("agent");
    const runId = request.params["idempotencyKey"];
    gateway.answer(request, { runId, status: "ok", result: { payloads: [{ text: model }], meta: {} } });
  }
}

async function clientWithModels(patch?: (model: string) => boolean): Promise<GatewayClient> {
  return clientOfScript((gateway) => void serveModels(gateway, patch).catch(() => {}));
}

test("questions of one session that are asked at once are each answered by their own model", async () => {
  const client = await clientWithModels();
  const asked = ["small", "large", "small", "medium"].map((model) => client.ask("?", { sessionKey: "s", model }));
  const full = client.ask("?", { sessionKey: session, model: "tiny" });
  expect(await Promise.all([...asked, full])).toEqual(["small", "large", "small", "medium", "tiny"]);
});

test("a question without a model is answered by the one that the session has, and waits for no model that is still to be set", async () => {
  const client = await clientWithModels();
  const answers = await Promise.all([
    client.ask("?", { sessionKey: session }),
    client.ask("?", { sessionKey: session, model: "small" }),
    client.ask("?", { sessionKey: session }),
    client.ask("?", { sessionKey: session, model: "large" }),
  ]);
  expect(answers).toEqual(["none", "small", "none", "large"]);
});

test("questions of other sessions, or with the same model, do not wait", async () => {
  const { url, connections } = await scriptedGateway((gateway) => gateway.greet());
  const client = clientOf(url);
  const hello = await client.connect();
  for (const sessionKey of [session, session, "agent:main:other", hello.snapshot.sessionDefaults.mainSessionKey]) {
    client.agent({ message: "?", sessionKey, model: "small" }).catch(() => {});
  }
  for (let count = 0; count < 4; count += 1) await connections[0]?.next("sessions.patch");
});

test("a model that cannot be set, or a call that is given up, holds nobody up", async () => {
  const client = await clientWithModels((model) => model !== "stuck");
  const abort = new AbortController();
  const stuck = rejectionOf(client.ask("?", { sessionKey: session, model: "stuck", signal: abort.signal }));
  const slow = rejectionOf(client.agent({ message: "?", sessionKey: session, model: "stuck" }, { timeout: 60 }));
  const next = client.ask("?", { sessionKey: session, model: "small" });
  abort.abort(new Error("enough"));
  expect(await stuck).toMatchObject({ message: "enough" });
  expect(await slow).toMatchObject({ name: "GatewayTimeoutError", timeoutMs: 60 });
  expect(await next).toBe("small");
});

test("the next model is set when the run before it is over, and a message without a model does not wait for that", async () => {
  const { url, connections } = await scriptedGateway(async (gateway) => {
    await gateway.greet();
    gateway.answer(await gateway.next("sessions.patch"), { ok: true });
    const first = await gateway.next("agent");
    const runId = first.params["idempotencyKey"];
    gateway.answer(first, { runId, status: "accepted" });
    await gateway.next("chat.send");
    const ping = await gateway.next("ping");
    gateway.answer(ping, gateway.requests.filter(({ method }) => method === "sessions.patch").length);
    gateway.answer(first, { runId, status: "ok", result: { payloads: [], meta: {} } });
  });
  const client = clientOf(url);
  const first = client.agent({ message: "?", sessionKey: session, model: "small" });
  client.agent({ message: "?", sessionKey: session, model: "large" }).catch(() => {});
  await first.accepted;
  client.chat.send({ message: "/stop", sessionKey: "agent:main:s" }).catch(() => {});
  expect(await client.request("ping")).toBe(1);
  await first;
  const [gateway] = connections;
  expect((await gateway?.next("sessions.patch"))?.params).toEqual({ key: session, model: "large" });
});
