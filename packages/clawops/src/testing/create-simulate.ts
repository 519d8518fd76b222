import type { Call, Message } from "../generated/types.ts";
import { endCall, startCall } from "./behaviour/calls/call-lifecycle.ts";
import { callbackOf } from "./behaviour/calls/create-call.ts";
import { endings } from "./behaviour/calls/endings.ts";
import { newCall } from "./behaviour/calls/new-call.ts";
import { showCallWithTransfers } from "./behaviour/calls/show-call.ts";
import { finishSummary, finishTranscript } from "./behaviour/calls/transcript-lifecycle.ts";
import { addVerbRecording } from "./behaviour/calls/verb-recordings.ts";
import { inferMessageType } from "./behaviour/messages/infer-message-type.ts";
import { receiveMessage } from "./behaviour/messages/message-lifecycle.ts";
import { showMessage } from "./behaviour/messages/show-message.ts";
import { checkAnsweredBy, checkCallOutcome, checkInboundMessage } from "./check-simulate.ts";
import { planEmail, receiveEmail, setDns } from "./create-simulate-email.ts";
import { addKakaoBrandTemplate, addKakaoTemplate, kakaoToken } from "./create-simulate-kakao.ts";
import { planMcpServer, startVerification } from "./create-simulate-servers.ts";
import { readPhoneNumber } from "./phone-number.ts";
import type { CallOutcomePlan, InboundCall, InboundMessage, Simulate } from "./simulate.ts";
import { type CallRecord, hasEnded } from "./state/call-record.ts";
import type { World } from "./state/world.ts";
import { usageError } from "./usage-error.ts";

/** Inbound calls ring no longer than this, in milliseconds. */
const RING_LIMIT_MS = 60_000;

/** The outside of a world. A reset changes the world underneath. */
export function createSimulate(world: () => World): Simulate {
  return {
    inboundCall: (call) => attempt(() => receiveCall(world(), call ?? {})),
    inboundMessage: (message) => attempt(() => receive(world(), message ?? {})),
    callOutcome: (plan) => planOutcome(world(), plan ?? {}),
    connectAgent: (number) => connectAgent(world(), number),
    bridgeCall(callId) {
      const call = runningCall(world(), callId, "bridgeCall");
      if (call.status !== "in-progress")
        throw usageError(`bridgeCall: call ${callId} is ${call.status}, not in progress.`);
      call.bridged = true;
    },
    hangUp(callId) {
      const call = runningCall(world(), callId, "hangUp");
      const isInbound = call.direction === "inbound";
      const source = isInbound ? "caller" : "callee";
      if (call.answeredAt !== undefined) endCall(world(), call, { ...endings.completed, source });
      else endCall(world(), call, isInbound ? { ...endings.canceled, source } : endings.rejected);
    },
    transcript(callId, outcome) {
      const call = anyCall(world(), callId, "transcript");
      call.transcriptPlan = checkOutcome(outcome, "transcript");
      finishTranscript(world(), call);
    },
    summary(callId, outcome) {
      const call = anyCall(world(), callId, "summary");
      call.summaryPlan = checkOutcome(outcome, "summary");
      finishSummary(world(), call);
    },
    verbRecording(callId) {
      const call = anyCall(world(), callId, "verbRecording");
      if (call.answeredAt === undefined) throw usageError(`verbRecording: call ${callId} was not answered.`);
      return addVerbRecording(world(), call);
    },
    kakaoTemplate: (template) => addKakaoTemplate(world(), template ?? {}),
    kakaoBrandTemplate: (template) => addKakaoBrandTemplate(world(), template ?? {}),
    kakaoToken: (searchId) => kakaoToken(world(), searchId),
    inboundEmail: (email) => attempt(() => receiveEmail(world(), email ?? {})),
    emailOutcome: (plan) => planEmail(world(), plan ?? {}),
    emailDns: (domain, records) => setDns(world(), domain, records),
    mcpServer: (server) => planMcpServer(world(), server ?? {}),
    mobileVerification: () => startVerification(world()),
  };
}

/** Runs at once, and rejects instead of throwing. */
async function attempt<T>(run: () => T): Promise<T> {
  return run();
}

function receiveCall(
  world: World,
  { from, to, outcome = "completed", talkMs = world.timing.talkMs }: InboundCall,
): Call {
  const number = ownNumber(world, to, "inboundCall");
  const settings = world.numbers.find(number, world.clock.now());
  const isAgents = settings?.routingType === "agent" || world.agents.has(number);
  const call = newCall(world, {
    direction: "inbound",
    from: anyNumber(from, "inboundCall", "from"),
    to: number,
    runner: isAgents ? "agent" : settings?.routingType === "callflow" ? "call-flow" : "voiceml",
    plan: {
      outcome: checkCallOutcome(outcome, "inboundCall"),
      answeredBy: "human",
      talkMs: checkTalk(talkMs, "inboundCall"),
    },
    ringLimitMs: RING_LIMIT_MS,
    detection: undefined,
    callback: callbackOf(settings?.statusCallback, settings?.statusCallbackEvents),
  });
  startCall(world, call);
  return showCallWithTransfers(world, call);
}

function receive(world: World, message: InboundMessage): Message {
  checkInboundMessage(message);
  const { body, subject, mediaCount = 0 } = message;
  const hints = { body, subject, mediaCount, kakao: false, brand: false };
  const received = receiveMessage(world, {
    type: message.type ?? inferMessageType(hints),
    from: anyNumber(message.from, "inboundMessage", "from"),
    to: ownNumber(world, message.to, "inboundMessage"),
    subject: subject ?? null,
    body,
    mediaCount,
  });
  return showMessage(world, received);
}

function planOutcome(
  world: World,
  { to, outcome, answeredBy = "human", talkMs = world.timing.talkMs }: CallOutcomePlan,
): void {
  const number = anyNumber(to, "callOutcome", "to");
  world.plans.set(number, {
    outcome: checkCallOutcome(outcome, "callOutcome"),
    answeredBy: checkAnsweredBy(answeredBy, "callOutcome"),
    talkMs: checkTalk(talkMs, "callOutcome"),
  });
}

function connectAgent(world: World, input: string): () => void {
  const number = ownNumber(world, input, "connectAgent");
  world.agents.set(number, (world.agents.get(number) ?? 0) + 1);
  let connected = true;
  return () => {
    if (!connected) return;
    connected = false;
    const left = (world.agents.get(number) ?? 1) - 1;
    if (left > 0) world.agents.set(number, left);
    else world.agents.delete(number);
  };
}

function anyCall(world: World, callId: string, where: string): CallRecord {
  const call = world.calls.get(callId);
  if (call === undefined) throw usageError(`${where}: there is no call ${callId}.`);
  return call;
}

function runningCall(world: World, callId: string, where: string): CallRecord {
  const call = anyCall(world, callId, where);
  if (hasEnded(call)) throw usageError(`${where}: call ${callId} has ended (${call.status}).`);
  return call;
}

function anyNumber(input: string, where: string, field: string): string {
  const reading = readPhoneNumber(input);
  if (reading.number === undefined) throw usageError(`${where}: ${field} is not a phone number: ${reading.why}.`);
  return reading.number;
}

function ownNumber(world: World, input: string, where: string): string {
  const number = anyNumber(input, where, "to");
  if (world.numbers.owns(number)) return number;
  throw usageError(`${where}: ${number} is not a number of the account. Add it to the option numbers.`);
}

function checkOutcome<Outcome extends { readonly status: string }>(outcome: Outcome, where: string): Outcome {
  const given: unknown = outcome?.status;
  if (given === "completed" || given === "failed") return outcome;
  throw usageError(`${where}: status must be completed or failed, not ${String(given)}.`);
}

function checkTalk(talkMs: number, where: string): number {
  if (talkMs >= 0) return talkMs;
  throw usageError(`${where}: talkMs must be 0 or more milliseconds, or Infinity, not ${talkMs}.`);
}
