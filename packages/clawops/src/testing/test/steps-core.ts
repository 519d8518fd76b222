import { type ContractStep, step } from "./contract-steps.ts";
import { from, to } from "./local-api.ts";

const hook = "https://example.com/hook";
const webhook = "/webhooks/{createWebhook.id}";
const call = "/calls/{createCall.callId}";

/** Numbers, webhooks, calls, messages and what belongs to them. */
export const coreSteps: readonly ContractStep[] = [
  step("registerNumber", "/numbers", { webhookUrl: hook }),
  step("createRepresentativeNumber", "/representative-numbers"),
  step("updateNumber", `/numbers/${from}`, { statusCallback: hook, webhookHeaders: { "X-Shop": "1" } }),
  step("listNumbers", "/numbers"),
  step("createWebhook", "/webhooks", { url: hook, events: ["message.sent"] }),
  step("listWebhooks", "/webhooks"),
  step("updateWebhook", webhook, { active: true }),
  step("testWebhook", `${webhook}/test`),
  step("listWebhookLogs", `${webhook}/logs`),
  step("createCall", "/calls", { To: to, From: from, AgentId: "AG1", MachineDetection: "Enable" }),
  step("transferCall", `${call}/actions/transfer`, { to: "01077778888", requestId: "r1" }),
  {
    ...step("playIntoCall", `${call}/actions/play`, { text: "안녕" }),
    before: ({ api }, answers) => api.simulate.bridgeCall(String(answers.get("createCall")?.["callId"])),
  },
  step("getCall", call),
  step("updateCall", call, { Status: "completed" }),
  step("listCalls", "/calls"),
  step("listCallEvents", `${call}/events`),
  step("requestTranscript", `${call}/transcript`),
  step("getTranscript", `${call}/transcript`),
  step("getSummary", `${call}/summary`),
  step("getRecording", "/recordings/{createCall.callId}"),
  step("deleteRecording", "/recordings/{createCall.callId}"),
  {
    ...step("getVerbRecording", "/recordings/{createCall.callId}/verb/{verb}"),
    before: ({ api }, answers) => ({ verb: api.simulate.verbRecording(String(answers.get("createCall")?.["callId"])) }),
  },
  step("deleteVerbRecording", "/recordings/{createCall.callId}/verb/{verb}"),
  step("sendMessage", "/messages", { To: to, From: from, Body: "x", MediaUrl: ["https://example.com/a.png"] }),
  step("getMessage", "/messages/{sendMessage.messageId}"),
  step("listMessages", "/messages"),
  step("getMessageMedia", "/messages/{sendMessage.messageId}/media/0"),
  step("deleteWebhook", webhook),
  step("deleteNumber", "/numbers/{registerNumber.number}"),
];
