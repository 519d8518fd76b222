import { expect, test } from "vitest";

import { differences } from "./support/differences.ts";
import { generation } from "./support/generation.ts";
import { openClient } from "./support/open-client.ts";
import { newSessionKey } from "./support/session-key.ts";

test("a run's tool is seen with its name, its arguments and its result", async () => {
  const gateway = openClient();
  const sessionKey = newSessionKey();
  await gateway.sessions.patch({ key: sessionKey, ...differences.toolEvents });
  const run = gateway.agent({ message: "[[tool]] [[say read it]]", sessionKey });
  const seen: unknown[] = [];
  for await (const { stream, data } of run) if (stream === "tool") seen.push(data);
  expect((await run).text).toBe("read it");
  expect(seen).toMatchObject([
    { phase: "start", name: "read", args: { path: "SOUL.md" } },
    { phase: "result", name: "read", isError: false },
  ]);
  expect(JSON.stringify(seen[1])).toContain("SOUL.md");
});

test("another client that may read sees the chat of a run", async () => {
  const asking = openClient();
  const watching = openClient({ scopes: ["operator.read"] });
  await watching.connect();
  const stop = new AbortController();
  const frames = watching.events({ signal: stop.signal });
  const run = asking.agent({ message: "[[say seen by two]]", sessionKey: newSessionKey() });
  const { runId } = await run.accepted;
  for await (const { event, payload } of frames) {
    if (event === "chat" && JSON.stringify(payload).includes(runId) && JSON.stringify(payload).includes("seen by two"))
      break;
  }
  expect((await run).text).toBe("seen by two");
  expect(watching.state).toBe("ready");
});

test("the events of a quiet connection have no gap that counts as lost", async () => {
  const gateway = openClient();
  const gaps: unknown[] = [];
  gateway.on("gap", (gap) => gaps.push(gap));
  await gateway.ask("[[say one two three]]", { sessionKey: newSessionKey() });
  expect(gaps).toEqual([]);
});

test("a method that only this generation has is answered", async () => {
  const gateway = openClient();
  const { features } = await gateway.connect();
  await expect(gateway.request(differences.ownMethod, {})).resolves.toBeDefined();
  expect(features.events).toContain(generation.protocol === 4 ? "task" : "node.pair.requested");
});
