import { abortable, deferred } from "@pincer/shared/internal";
import { expect, onTestFinished, test } from "vitest";

import { type GatewayClient, GatewayRunError } from "../src/index.ts";
import {
  createLocalGateway,
  type LocalGateway,
  type LocalGatewayOptions,
  type ReplyFunction,
} from "../src/testing/index.ts";
import { clientOf, quickly } from "./helpers.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { asOwner } from "./support/runtime.ts";

const token = "secret-token-1";

async function world(
  protocol: 3 | 4,
  options: Partial<LocalGatewayOptions> = {},
): Promise<{ local: LocalGateway; client: GatewayClient }> {
  const local = createLocalGateway({ token, protocol, ...options });
  onTestFinished(() => local.close());
  const { url } = await local.listen();
  return { local, client: clientOf(url, { ...asOwner(), reconnect: quickly }) };
}

/** A reply in words, which waits at a gate before its last one; `said` resolves when it is over. */
function gated(words: readonly string[]): { reply: ReplyFunction; open: () => void; said: Promise<void> } {
  const gate = deferred<void>();
  const over = deferred<void>();
  return {
    open: () => gate.resolve(),
    said: over.promise,
    reply: async function* reply(_message, { signal }) {
      for (const word of words.slice(0, -1)) yield word;
      await abortable(gate.promise, signal);
      yield words.at(-1) ?? "";
      over.resolve();
    },
  };
}

async function joined(stream: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of stream) text += piece;
  return text;
}

for (const protocol of [3, 4] as const) {
  test(`a hundred runs at once, in one session and in many, keep their texts apart (protocol ${protocol})`, async () => {
    const { client } = await world(protocol, {
      reply: async function* reply(message) {
        for (const letter of message) yield letter;
      },
    });
    const runs = Array.from({ length: 100 }, (_, index) => {
      const message = `run number ${index}`;
      const sessionKey = index % 2 === 0 ? "main" : `agent:main:s${index}`;
      const isChat = index % 3 === 0;
      return {
        message,
        run: isChat ? client.chat.send({ message, sessionKey }) : client.agent({ message, sessionKey }),
      };
    });
    for (const { message, run } of runs) {
      const streamed = joined(run.textStream);
      expect((await run).text).toBe(message);
      expect(await streamed).toBe(message);
    }
  });

  for (const kind of ["agent", "chat"] as const) {
    const start = (client: GatewayClient, message: string, signal?: AbortSignal) =>
      kind === "agent" ? client.agent({ message }, { signal }) : client.chat.send({ message }, { signal });

    test(`${kind} survives a connection that dies while it runs, and its text has no hole (protocol ${protocol})`, async () => {
      const { reply, open } = gated(["one ", "two ", "three ", "four"]);
      const { local, client } = await world(protocol, { reply });
      const run = start(client, "x");
      const pieces = run.textStream[Symbol.asyncIterator]();
      let streamed = String((await pieces.next()).value);
      await local.disconnectAll(1006);
      await local.waitForConnection({ count: 2 });
      open();
      for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) streamed += next.value;
      expect(streamed).toBe("one two three four");
      expect((await run).text).toBe("one two three four");
    });

    test(`${kind} that ends while there is no connection is found again (protocol ${protocol})`, async () => {
      const { reply, open, said } = gated(["one ", "two"]);
      const { local, client } = await world(protocol, { reply });
      const run = start(client, "x");
      await run.accepted;
      await run.textStream[Symbol.asyncIterator]().next();
      const letIn = local.fail("not-ready", { times: Infinity });
      await local.disconnectAll(1006);
      open();
      await said;
      await local.waitForRequest("connect", { count: 2 });
      letIn();
      expect((await run).text).toBe("one two");
    });

    test(`${kind} is lost when the gateway is restarted in the middle of it (protocol ${protocol})`, async () => {
      const { reply } = gated(["one ", "two"]);
      const { local, client } = await world(protocol, { reply });
      const { port } = new URL(local.url);
      const run = start(client, "x");
      for await (const piece of run.textStream) {
        expect(piece).toContain("one");
        break;
      }
      const ended = rejectionOf(run);
      await local.close();
      await local.listen({ port: Number(port) });
      expect(await ended).toBeInstanceOf(GatewayRunError);
      expect(await ended).toMatchObject({ status: "lost", runId: run.runId, partialText: "one " });
    });

    test(`${kind} rejects with the reason of its signal, whenever that is aborted (protocol ${protocol})`, async () => {
      const { reply } = gated(["one ", "two"]);
      const { client } = await world(protocol, { reply });
      const reason = new Error("enough");
      const before = start(client, "x", AbortSignal.abort(reason));
      expect(await rejectionOf(before)).toBe(reason);
      const early = new AbortController();
      const connecting = start(client, "x", early.signal);
      early.abort(reason);
      expect(await rejectionOf(connecting)).toBe(reason);
      const late = new AbortController();
      const running = start(client, "x", late.signal);
      await running.accepted;
      late.abort(reason);
      expect(await rejectionOf(running)).toBe(reason);
      expect(await rejectionOf(joined(running.textStream))).toBe(reason);
    });
  }

  test(`chat.abort stops a message, and its run says so (protocol ${protocol})`, async () => {
    const { reply } = gated(["one ", "two"]);
    const { client } = await world(protocol, { reply });
    const run = client.chat.send({ message: "x", sessionKey: "agent:main:s" });
    await run.textStream[Symbol.asyncIterator]().next();
    expect(await run.abort()).toEqual({ aborted: true });
    expect(await rejectionOf(run)).toMatchObject({ status: "aborted", partialText: "one " });
    expect(await run.abort()).toEqual({ aborted: false });
    expect(await client.chat.abort({ sessionKey: "agent:main:s" })).toMatchObject({ aborted: false });
  });

  test(`the history of a chat has the message and its answer (protocol ${protocol})`, async () => {
    const { client } = await world(protocol, { reply: "hi there" });
    await client.chat.send({ message: "hello", sessionKey: "agent:main:s" });
    const { messages } = await client.chat.history({ sessionKey: "agent:main:s", limit: 10 });
    expect(messages.map(({ role }) => role)).toEqual(["user", "assistant"]);
  });

  test(`a model is set on the session before a message is sent (protocol ${protocol})`, async () => {
    const { local, client } = await world(protocol);
    await client.chat.send({ message: "hello", sessionKey: "agent:main:s", model: "local/echo-2" });
    const methods = local.frames.flatMap(({ frame }) => {
      const { method } = frame as { method?: string };
      return method === undefined ? [] : [method];
    });
    expect(methods).toEqual(["connect", "sessions.patch", "chat.send"]);
  });
}
