import { expect, test } from "vitest";

import { shapes } from "../generated/shapes.ts";
import { checkAnswer } from "../wire/check-answer.ts";
import { handlers } from "./behaviour/handlers.ts";
import { operationsById } from "./http/route-request.ts";
import { from, type Json, localApi, to } from "./test/local-api.ts";

const hook = "https://example.com/hook";

/** One request per operation, in an order in which each can succeed. */
const steps: ReadonlyArray<readonly [operationId: string, path: string, body?: unknown]> = [
  ["listNumbers", "/numbers"],
  ["registerNumber", "/numbers", { webhookUrl: hook }],
  ["updateNumber", `/numbers/${from}`, { statusCallback: hook }],
  ["createWebhook", "/webhooks", { url: hook, events: ["message.sent"] }],
  ["listWebhooks", "/webhooks"],
  ["updateWebhook", "/webhooks/{id}", { active: true }],
  ["testWebhook", "/webhooks/{id}/test"],
  ["listWebhookLogs", "/webhooks/{id}/logs"],
  ["createCall", "/calls", { To: to, From: from, AgentId: "AG1", MachineDetection: "Enable" }],
  ["transferCall", "/calls/{callId}/actions/transfer", { to: "01077778888", requestId: "r1" }],
  ["playIntoCall", "/calls/{callId}/actions/play", { text: "안녕" }],
  ["getCall", "/calls/{callId}"],
  ["updateCall", "/calls/{callId}", { Status: "completed" }],
  ["listCalls", "/calls"],
  ["listCallEvents", "/calls/{callId}/events"],
  ["requestTranscript", "/calls/{callId}/transcript"],
  ["getTranscript", "/calls/{callId}/transcript"],
  ["getSummary", "/calls/{callId}/summary"],
  ["getRecording", "/recordings/{callId}"],
  ["deleteRecording", "/recordings/{callId}"],
  ["sendMessage", "/messages", { To: to, From: from, Body: "x", MediaUrl: ["https://example.com/a.png"] }],
  ["getMessage", "/messages/{messageId}"],
  ["listMessages", "/messages"],
  ["getMessageMedia", "/messages/{messageId}/media/0"],
  ["deleteWebhook", "/webhooks/{id}"],
  ["deleteNumber", `/numbers/${from}`],
];

test("every operation that is simulated answers as the contract promises", async () => {
  const local = localApi();
  local.api.simulate.callOutcome({ to, outcome: "completed", talkMs: Number.POSITIVE_INFINITY });
  const ids: Record<string, string> = {};
  const broken: unknown[] = [];
  for (const [operationId, path, body] of steps) {
    const operation = operationsById.get(operationId);
    const filled = path.replace(/\{(\w+)\}/, (_, name: string) => ids[name] ?? "");
    const reply = await local.send(operation?.method ?? "", filled, body);
    for (const name of ["id", "callId", "messageId"] as const) remember(ids, name, reply.body);
    const { status, answer } = shapes[operationId] ?? {};
    if (reply.status !== status) broken.push([operationId, reply.status, reply.body]);
    if (answer !== undefined) {
      const issues = checkAnswer(reply.body, answer);
      if (issues.length > 0) broken.push([operationId, issues]);
    }
    local.clock.advance(600);
    for (const { callId } of operationId === "transferCall" ? [reply.body] : []) local.api.simulate.bridgeCall(callId);
  }
  expect(broken).toEqual([]);
  expect(steps.map(([operationId]) => operationId).sort()).toEqual([...handlers.keys()].sort());
});

test("what is simulated is part of the contract", () => {
  for (const operationId of handlers.keys()) expect(operationsById.has(operationId)).toBe(true);
});

function remember(ids: Record<string, string>, name: "id" | "callId" | "messageId", body: Json): void {
  const id = body[name];
  if (typeof id === "string") ids[name] ??= id;
}
