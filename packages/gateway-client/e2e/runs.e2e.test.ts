import { GatewayRunError, MissingScopeError } from "@pincer/gateway-client";
import { expect, test } from "vitest";

import { rejectionOf } from "../test/support/rejection-of.ts";
import { differences } from "./support/differences.ts";
import { openClient } from "./support/open-client.ts";
import { newSessionKey } from "./support/session-key.ts";

test("a run is accepted, streams growing text and ends with what was streamed", async () => {
  const gateway = openClient();
  const run = gateway.agent({ message: "[[slow 200]] [[say one two three four five]]", sessionKey: newSessionKey() });
  const order: string[] = [];
  void run.accepted.then(() => order.push("accepted"));
  const { runId } = await run.accepted;
  let text = "";
  const seen: string[] = [];
  for await (const delta of run.textStream) {
    if (seen.length === 0) order.push("text");
    text += delta;
    seen.push(text);
  }
  const result = await run;
  expect(order).toEqual(["accepted", "text"]);
  expect(seen.length).toBeGreaterThan(1);
  expect(text).toBe("one two three four five");
  expect(result).toMatchObject({ runId, status: "ok", text });
  expect(result.payloads.map((payload) => payload.text)).toEqual([text]);
});

test("the events of a run are its own and come in the order of the run", async () => {
  const gateway = openClient();
  const run = gateway.agent({ message: "[[say alpha beta]]", sessionKey: newSessionKey() });
  const streams: string[] = [];
  const runIds = new Set<string>();
  for await (const event of run) {
    runIds.add(event.runId);
    streams.push(event.stream);
  }
  const { runId } = await run;
  expect([...runIds]).toEqual([runId]);
  expect(streams[0]).toBe("lifecycle");
  expect(streams).toContain("assistant");
  expect(streams.lastIndexOf("lifecycle")).toBeGreaterThan(streams.indexOf("assistant"));
});

test("ask gives the final text, also in Korean", async () => {
  const answer = await openClient().ask("[[say 안녕하세요 반갑습니다 👋]]", { sessionKey: newSessionKey() });
  expect(answer).toBe("안녕하세요 반갑습니다 👋");
});

test("ask without a session uses the hello's main session", async () => {
  const gateway = openClient();
  const hello = await gateway.connect();
  expect(await gateway.ask("[[say from the main session]]")).toBe("from the main session");
  const { sessions } = await gateway.sessions.list({});
  expect(sessions.map(({ key }) => key)).toContain(hello.snapshot.sessionDefaults.mainSessionKey);
});

test("ask with a model sets it on the session first, and it stays there", async () => {
  const gateway = openClient();
  const sessionKey = newSessionKey();
  expect(await gateway.ask("[[say asked of the second]]", { sessionKey, model: "local/echo-2" })).toBe(
    "asked of the second",
  );
  const { sessions } = await gateway.sessions.list({});
  expect(sessions.find(({ key }) => key === sessionKey)).toMatchObject({ modelProvider: "local", model: "echo-2" });
});

test("runs of one session that are started at once are each answered by their own model", async () => {
  const gateway = openClient();
  const sessionKey = newSessionKey();
  const models = ["local/echo-1", "local/echo-2", "local/echo-1"];
  const results = await Promise.all(models.map((model) => gateway.agent({ message: "[[say hi]]", sessionKey, model })));
  const used = results.map(({ meta }) => (meta["agentMeta"] as { model: string }).model);
  expect(used.map((model) => `local/${model}`)).toEqual(models);
});

test("two runs in two sessions go on at once and do not mix", async () => {
  const gateway = openClient();
  await gateway.connect();
  const texts = ["a1 a2 a3 a4 a5 a6", "b1 b2 b3 b4 b5 b6"];
  const runs = texts.map((words) =>
    gateway.agent({ message: `[[slow 200]] [[say ${words}]]`, sessionKey: newSessionKey() }),
  );
  const log: number[] = [];
  const streamed = await Promise.all(
    runs.map(async (run, index) => {
      let text = "";
      for await (const delta of run.textStream) {
        log.push(index);
        text += delta;
      }
      return text;
    }),
  );
  const results = await Promise.all(runs);
  expect(streamed).toEqual(texts);
  expect(results.map(({ text }) => text)).toEqual(texts);
  expect(log.lastIndexOf(0)).toBeGreaterThan(log.indexOf(1)); // neither waited for the other's end
  expect(log.lastIndexOf(1)).toBeGreaterThan(log.indexOf(0));
});

test("a second client sees the same answer under the same idempotency key and starts nothing", async () => {
  const first = openClient();
  const second = openClient();
  const params = { message: "[[say only once]]", sessionKey: newSessionKey(), idempotencyKey: crypto.randomUUID() };
  const done = await first.agent(params);
  const again = await second.agent(params);
  expect(again).toMatchObject({ runId: params.idempotencyKey, text: "only once" });
  expect(done.runId).toBe(again.runId);
  const history = await first.request("chat.history", { sessionKey: params.sessionKey });
  expect(JSON.stringify(history).match(/"only once"/g)).toHaveLength(1);
});

test.runIf(differences.abortsAgentRuns)(
  "abort stops a run, which rejects as aborted with the text so far",
  async () => {
    const gateway = openClient();
    const run = gateway.agent({ message: "[[say so far]] [[hang]]", sessionKey: newSessionKey() });
    const rejection = rejectionOf(run);
    for await (const text of run.textStream) if (text !== "") break;
    expect(await run.abort()).toEqual({ aborted: true });
    const error = await rejection;
    expect(error).toBeInstanceOf(GatewayRunError);
    const { runId } = await run.accepted;
    expect(error).toMatchObject({ status: "aborted", runId });
    expect(error).toHaveProperty("partialText", expect.stringMatching(/^so/));
  },
);

test.runIf(!differences.abortsAgentRuns)("abort says that it cannot, and the run goes on to its end", async () => {
  const words = "one two three four five six";
  const run = openClient().agent({ message: `[[slow 200]] [[say ${words}]]`, sessionKey: newSessionKey() });
  for await (const text of run.textStream) if (text !== "") break;
  expect(await run.abort()).toEqual({ aborted: false });
  expect(await run).toMatchObject({ status: "ok", text: words });
});

test("abort of a run that is over says so", async () => {
  const run = openClient().agent({ message: "[[say done]]", sessionKey: newSessionKey() });
  await run;
  expect(await run.abort()).toEqual({ aborted: false });
});

test("the run of a client that only reads is refused with the scope that is missing", async () => {
  const gateway = openClient({ scopes: ["operator.read"] });
  const run = gateway.agent({ message: "[[say not allowed]]", sessionKey: newSessionKey() });
  const error = await rejectionOf(run);
  expect(error).toBeInstanceOf(MissingScopeError);
  expect(error).toMatchObject({ missingScope: "operator.write", method: "agent" });
  expect(await rejectionOf(run.accepted)).toBe(error);
});

test("an aborted signal ends ask with the signal's own reason", async () => {
  const gateway = openClient();
  const abort = new AbortController();
  const reason = new Error("changed my mind");
  const { promise: started, resolve: start } = Promise.withResolvers<void>();
  const off = gateway.on("agent", () => start());
  const rejection = rejectionOf(gateway.ask("[[hang]]", { sessionKey: newSessionKey(), signal: abort.signal }));
  await started;
  off();
  abort.abort(reason);
  expect(await rejection).toBe(reason);
  expect(await gateway.ask("[[say still here]]", { sessionKey: newSessionKey() })).toBe("still here");
});

test("a run that reaches its time limit rejects as timeout", async () => {
  const run = openClient().agent({ message: "[[hang]]", sessionKey: newSessionKey(), timeout: 3 });
  const error = await rejectionOf(run);
  expect(error).toBeInstanceOf(GatewayRunError);
  expect(error).toMatchObject({ status: "timeout" });
});
