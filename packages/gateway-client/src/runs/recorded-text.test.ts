import { readdirSync } from "node:fs";

import { expect, test } from "vitest";

import { exchanges } from "../../test/transcript.ts";
import { AssistantParts } from "./assistant-parts.ts";
import { messageText } from "./chat-answer.ts";
import { isInterim, judgeResult } from "./judge-result.ts";
import { RunText } from "./run-text.ts";

const names = readdirSync(new URL("../../test/transcripts", import.meta.url))
  .filter((name) => /^(agent|chat)-.*\.json$/.test(name))
  .map((name) => name.replace(".json", ""));

type Payload = Readonly<Record<string, unknown>>;

test("the recordings are there", () => {
  expect(names.length).toBeGreaterThan(60);
});

test.each(names)("the pieces of every run that succeeded are its text: %s", (name) => {
  for (const { request, answers, events } of exchanges(name, "agent")) {
    const isOld = name.endsWith("v3");
    const handed: string[] = [];
    const text = new RunText((piece) => handed.push(piece));
    const parts = new AssistantParts();
    const payloads = events.filter(({ event }) => event === "agent").map(({ payload }) => payload as Payload);
    for (const payload of payloads) {
      const part = parts.read(payload, isOld, false);
      if (part !== undefined) text.add(part);
    }
    const answer = answers.find((frame) => !isInterim(frame));
    if (answer === undefined) continue;
    const verdict = judgeResult({
      runId: String(request.params["idempotencyKey"]),
      answer,
      protocol: isOld ? 3 : 4,
      sawStart: payloads.some(({ seq }) => seq === 1),
      streamed: text.text,
      timeoutSeconds: request.params["timeout"] as number | undefined,
    });
    if (!verdict.ok) continue;
    text.finish(verdict.result.text);
    expect(handed.join("")).toBe(verdict.result.text);
  }
});

test.each(names)("the pieces of every chat that succeeded are its text: %s", (name) => {
  for (const { events } of exchanges(name, "chat.send")) {
    const handed: string[] = [];
    const text = new RunText((piece) => handed.push(piece));
    const chats = events.filter(({ event }) => event === "chat").map(({ payload }) => payload as Payload);
    for (const { state, message, replace, seq } of chats) {
      if (state === "delta") text.add({ text: messageText(message), replace: replace === true, seq: Number(seq) });
    }
    const final = chats.find(({ state, message }) => state === "final" && message !== undefined);
    if (final === undefined) continue;
    text.finish(messageText(final["message"]));
    expect(handed.join("")).toBe(messageText(final["message"]));
  }
});
