import { isRecord } from "@pincer/shared/internal";
import { expect, test } from "vitest";

import { exchanges, transcript } from "../../test/transcript.ts";
import type { AgentEvent } from "../protocol/agent.ts";
import { AssistantParts } from "./assistant-parts.ts";
import { isInterim, judgeResult, type RunVerdict } from "./judge-result.ts";
import { RunText } from "./run-text.ts";

/** The verdicts over every run of a recording that was answered with a result. */
function verdicts(name: string): RunVerdict[] {
  return exchanges(name, "agent").flatMap(({ request, answers, events }) => {
    const answer = answers.find((frame) => !isInterim(frame));
    if (answer?.payload === undefined) return [];
    const agentEvents = events.filter(({ event }) => event === "agent").map(({ payload }) => payload as AgentEvent);
    const sawStart = agentEvents.some(({ data }) => data["phase"] === "start");
    const text = new RunText(() => {});
    const parts = new AssistantParts();
    for (const event of agentEvents) {
      const part = parts.read({ ...event }, name.endsWith("v3"), false);
      if (part !== undefined) text.add(part);
    }
    const timeoutSeconds = request.params["timeout"] as number | undefined;
    const runId = String(request.params["idempotencyKey"]);
    return [
      judgeResult({ runId, answer, protocol: Number(name.at(-1)), sawStart, streamed: text.text, timeoutSeconds }),
    ];
  });
}

test.each([
  ["agent-basic.v3", 1],
  ["agent-basic.v4", 1],
  ["agent-tool.v3", 1],
  ["agent-tool.v4", 1],
  ["agent-tool-verbose-on.v3", 1],
  ["agent-tool-verbose-on.v4", 1],
  ["agent-two-same-session.v3", 2],
  ["agent-two-same-session.v4", 2],
  ["agent-main-session.v3", 1],
  ["agent-main-session.v4", 1],
  ["agent-idem-twice.v3", 2],
  ["agent-idem-twice.v4", 2],
  ["agent-resume-after-disconnect.v3", 2],
  ["agent-resume-after-disconnect.v4", 2],
  ["agent-abort-chat-run.v3", 1],
])("%s: its %i runs that succeeded are judged so", (name, count) => {
  const judged = verdicts(name);
  expect(judged).toHaveLength(count);
  for (const verdict of judged)
    expect(verdict).toMatchObject({ ok: true, result: { status: "ok", text: expect.stringMatching(/\w/) } });
});

test("agent-params.v3: runs that answered are successes, refusals are none", () => {
  expect(verdicts("agent-params.v3").map((verdict) => (verdict.ok ? verdict.result.text : verdict.message))).toEqual([
    "Error: Message (--message) is required",
    "Error: Pass --to <E.164>, --session-id, or --agent to choose a session",
    "ECHO: only session id",
    "Error: Invalid thinking level. Use one of: off, minimal, low, medium, high.",
    "ECHO: x",
    "ECHO: x",
  ]);
});

test.each([
  ["agent-model-fail401.v3", "error", "401 fake failure 401"],
  ["agent-model-fail500.v3", "error", "500 fake failure 500"],
  ["agent-model-close.v3", "error", "Connection error."],
  ["agent-model-closemid.v3", "error", "terminated"],
  ["agent-timeout-hang.v3", "timeout", "time limit"],
  ["agent-timeout-slow.v3", "timeout", "time limit"],
  ["agent-abort-delete.v3", "aborted", "stopped"],
  ["agent-model-fail401.v4", "error", "HTTP 401"],
  ["agent-model-fail500.v4", "error", "HTTP 500"],
  ["agent-model-close.v4", "error", "network connection error"],
  ["agent-model-closemid.v4", "error", "timed out"],
  ["agent-timeout-hang.v4", "timeout", "timed out"],
  ["agent-timeout-slow.v4", "timeout", "timed out"],
  ["agent-abort-chat-run.v4", "aborted", "rpc"],
  ["agent-abort-delete.v4", "aborted", "rpc"],
  ["agent-abort-reset.v4", "aborted", "restart"],
])("%s: the run is judged as %s", (name, status, words) => {
  expect(verdicts(name)).toEqual([{ ok: false, status, message: expect.stringContaining(words) }]);
});

const zero = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, total: 0 };
const answerOf = (text: string, usage: object): Parameters<typeof judgeResult>[0]["answer"] => ({
  type: "res",
  id: "1",
  ok: true,
  payload: { status: "ok", result: { payloads: [{ text }], meta: { aborted: false, agentMeta: { usage } } } },
});
const begun = { sawStart: true, streamed: "" };
const run = { runId: "r", protocol: 3, timeoutSeconds: undefined };

test("on protocol 3 a provider that reports no tokens is no failure where the answer was streamed", () => {
  const streamed = "An answer.\n";
  expect(judgeResult({ ...run, ...begun, streamed, answer: answerOf("An answer.", zero) }).ok).toBe(true);
});

test("on protocol 3 an answer that was never streamed is no failure where tokens were spent", () => {
  expect(judgeResult({ ...run, ...begun, answer: answerOf("An answer.", { ...zero, output: 5 }) }).ok).toBe(true);
});

test("on protocol 3 a run whose start was not seen is not judged by what was streamed", () => {
  expect(judgeResult({ ...run, ...begun, sawStart: false, answer: answerOf("An answer.", zero) }).ok).toBe(true);
});

test("on protocol 4 the status is believed", () => {
  expect(judgeResult({ ...run, protocol: 4, ...begun, answer: answerOf("An answer.", zero) }).ok).toBe(true);
});

test("texts are joined with a line break, and parts without text are kept as payloads", () => {
  const payloads = [{ text: "one" }, { mediaUrl: "m" }, { text: "two" }];
  const answer = { type: "res", id: "1", ok: true, payload: { status: "ok", result: { payloads, meta: {} } } } as const;
  expect(judgeResult({ ...run, ...begun, answer })).toMatchObject({ result: { text: "one\ntwo", payloads } });
});

test("a status that nobody knows is no success", () => {
  const answer = { type: "res", id: "1", ok: true, payload: { status: "vanished" } } as const;
  expect(judgeResult({ ...run, ...begun, answer })).toMatchObject({ ok: false, status: "error" });
});

test("accepted and in_flight are not the end of a run", () => {
  const statuses = transcript("agent-idem-twice.v4")
    .map(({ frame }) => frame as Parameters<typeof isInterim>[0])
    .filter((frame) => frame.type === "res" && isRecord(frame.payload) && "status" in frame.payload)
    .map((frame) => [(frame.payload as { status: string }).status, isInterim(frame)]);
  expect(statuses).toEqual([
    ["accepted", true],
    ["in_flight", true],
    ["ok", false],
    ["ok", false],
  ]);
});
