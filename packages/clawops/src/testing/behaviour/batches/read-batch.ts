import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import type { BatchMessagePolicy, BatchRound, CallBatchFields, CallBatchTask } from "../../state/call-batch-fields.ts";
import type { World } from "../../state/world.ts";
import { type Body, recordOf, recordsOf, textOf } from "../body-fields.ts";
import { callNumber } from "../call-number.ts";
import { isKnown } from "../find-row.ts";
import { isHttpUrl } from "../is-http-url.ts";
import { readRounds } from "./check-rounds.ts";
import { isTimeZone } from "./dial-times.ts";

/** Reads a batch from a request that fits the schema, or refuses it. */
export function readBatch(world: World, body: Body): CallBatchFields {
  const rounds = readRounds(body);
  const [startAt, endAt] = [timeOf(body, "StartAt"), timeOf(body, "EndAt")];
  if (endAt !== undefined && endAt <= Math.max(startAt ?? 0, world.clock.now())) {
    throw invalid([issue("/body/EndAt", "formatMinimum", "must be in the future, and after StartAt")]);
  }
  const timezone = textOf(body, "Timezone") ?? "Asia/Seoul";
  if (!isTimeZone(timezone)) throw invalid([issue("/body/Timezone", "format", "must be a time zone: Asia/Seoul")]);
  const detection = textOf(body, "MachineDetection");
  const tasks = readTasks(world, body);
  const from = callNumber(body["From"], "From");
  if (!world.numbers.owns(from)) throw refuse(403, `The account does not own ${from}.`);
  return {
    name: String(body["Name"]),
    from,
    target: targetOf(world, body),
    maxConcurrency: countOf(body, "MaxConcurrency", 1),
    pacingPerMinute: countOf(body, "PacingPerMinute", 10),
    timezone,
    startAt,
    endAt,
    machineDetection: detection === "Enable" || detection === "Hangup" ? detection : undefined,
    rounds,
    messagePolicy: policyOf(body, rounds),
    status: body["Status"] === "paused" ? "paused" : "running",
    lastDialAt: undefined,
    tasks,
    queues: [[...tasks]],
    dialing: 0,
    stopTimer: () => {},
  };
}

/** The numbers of a request, each to be dialled. */
export function readTasks(world: World, body: Body): CallBatchTask[] {
  const tasks = recordsOf(body, "Tasks");
  if (tasks.length === 0) throw invalid([issue("/body/Tasks", "minItems", "must NOT have fewer than 1 items")]);
  return tasks.map((task, index) => ({
    id: world.ids.next("cm"),
    to: callNumber(task["To"], `Tasks[${index}].To`),
    variables: recordOf(task, "Variables") ?? {},
    status: "pending",
    dialRound: 0,
    nextAttemptAt: undefined,
    callId: null,
    disposition: null,
    answeredBy: null,
    lastError: null,
    messageKind: null,
    messageId: undefined,
  }));
}

function targetOf(world: World, body: Body): CallBatchFields["target"] {
  const [callFlowId, agentId, url] = [textOf(body, "CallFlowId"), textOf(body, "AgentId"), textOf(body, "Url")];
  if ([callFlowId, agentId, url].filter((one) => one !== undefined).length !== 1) {
    throw invalid([issue("/body", "oneOf", "must have exactly one of CallFlowId, AgentId and Url")]);
  }
  if (callFlowId !== undefined) {
    if (isKnown(world.callFlows, callFlowId)) return { callFlowId };
    throw refuse(404, `Call flow not found: ${callFlowId}.`, "call_flow_not_found");
  }
  if (agentId !== undefined) {
    if (isKnown(world.managedAgents, agentId)) return { agentId };
    throw refuse(404, `Agent not found: ${agentId}.`);
  }
  if (url !== undefined && isHttpUrl(url)) return { url };
  throw invalid([issue("/body/Url", "format", 'must match format "uri"')]);
}

function policyOf(body: Body, rounds: readonly BatchRound[]): BatchMessagePolicy | null {
  const policy = recordOf(body, "MessagePolicy");
  if (policy === undefined) return null;
  const [first, final] = [recordOf(policy, "OnFirstFail"), recordOf(policy, "OnFinalFail")];
  if (first !== undefined && rounds.length < 2) {
    throw invalid([issue("/body/MessagePolicy/OnFirstFail", "not", "needs a round that tries again")]);
  }
  return {
    ...(first === undefined ? {} : { onFirstFail: { body: String(first["Body"]) } }),
    ...(final === undefined ? {} : { onFinalFail: { body: String(final["Body"]) } }),
  };
}

function countOf(body: Body, name: string, otherwise: number): number {
  const count = Number(body[name] ?? otherwise);
  if (count >= 1) return count;
  throw invalid([issue(`/body/${name}`, "minimum", "must be >= 1")]);
}

function timeOf(body: Body, name: string): number | undefined {
  const text = textOf(body, name);
  return text === undefined ? undefined : Date.parse(text);
}
