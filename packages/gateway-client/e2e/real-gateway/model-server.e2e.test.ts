import { expect, onTestFinished, test } from "vitest";

import { rejectionOf } from "../../test/support/rejection-of.ts";
import { type ModelServer, startModelServer } from "./model-server.ts";

async function server(): Promise<ModelServer> {
  const model = await startModelServer();
  onTestFinished(() => model.close());
  return model;
}

function ask(model: ModelServer, messages: unknown, stream: boolean, signal?: AbortSignal): Promise<Response> {
  return fetch(`${model.baseUrl}/chat/completions`, {
    method: "POST",
    body: JSON.stringify({ model: "echo-1", stream, messages }),
    ...(signal === undefined ? {} : { signal }),
  });
}

const marked = [
  { role: "user", content: "[[say of an earlier turn]]" },
  { role: "assistant", content: "of an earlier turn" },
  { role: "user", content: [{ type: "text", text: "please [[say hello big world]]" }] },
  { role: "user", content: "the gateway's own context" },
];

test("the model streams one piece per word, then the usage, then the end", async () => {
  const model = await server();
  const body = await (await ask(model, marked, true)).text();
  const events = body
    .trim()
    .split("\n\n")
    .map((event) => event.replace("data: ", ""));
  expect(events.at(-1)).toBe("[DONE]");
  const chunks: unknown[] = events.slice(1, -1).map((event) => JSON.parse(event));
  expect(chunks.slice(0, 3)).toMatchObject([
    { object: "chat.completion.chunk", choices: [{ delta: { content: "hello" } }] },
    { choices: [{ delta: { content: " big" } }] },
    { choices: [{ delta: { content: " world" } }] },
  ]);
  expect(chunks.slice(3)).toMatchObject([
    { choices: [{ finish_reason: "stop" }] },
    { usage: { completion_tokens: 3 } },
  ]);
  expect(model.requests).toBe(1);
});

test("the model answers as one object where no stream is asked for", async () => {
  const answer: unknown = await (await ask(await server(), marked, false)).json();
  expect(answer).toMatchObject({ choices: [{ message: { role: "assistant", content: "hello big world" } }] });
});

test("the model refuses with the status that a marker names", async () => {
  const model = await server();
  for (const status of [401, 500]) {
    const response = await ask(model, [{ role: "user", content: `[[fail${status}]]` }], true);
    expect(response.status).toBe(status);
    await response.text();
  }
});

test("closing the model server ends a request that it left hanging", async () => {
  const model = await startModelServer();
  const response = await ask(model, [{ role: "user", content: "[[say so far]] [[hang]]" }], true);
  const ended = rejectionOf(response.text());
  await model.close();
  expect(await ended).toBeInstanceOf(TypeError); // how fetch reports a body that broke off
});
