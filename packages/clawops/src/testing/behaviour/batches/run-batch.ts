import type { CallBatchFields, CallBatchTask } from "../../state/call-batch-fields.ts";
import type { CallRecord } from "../../state/call-record.ts";
import type { World } from "../../state/world.ts";
import { findBlock } from "../blocked/block-recipient.ts";
import { startCall } from "../calls/call-lifecycle.ts";
import { newCall } from "../calls/new-call.ts";
import { planCall } from "../calls/plan-call.ts";
import { atTime } from "./at-time.ts";
import { nextDialTime } from "./dial-times.ts";
import { endTask } from "./end-task.ts";

/** Each task rings no longer than this, in milliseconds. */
const RING_LIMIT_MS = 30_000;

/** Plans the next dial of a batch, or ends it where nothing is left to do. */
export function runBatch(world: World, batch: CallBatchFields): void {
  batch.stopTimer();
  if (batch.status !== "running") return;
  const dialing = batch.tasks.filter(({ status }) => status === "dialing").length;
  const next = nextTask(world, batch);
  if (next === undefined) {
    if (dialing === 0 && batch.tasks.every(({ status }) => status !== "pending")) batch.status = "completed";
    return;
  }
  if (dialing >= batch.maxConcurrency) return;
  batch.stopTimer = atTime(world, next.at, () => {
    dial(world, batch, next.task);
    runBatch(world, batch);
  });
}

/** When a task is dialled, if nothing comes between; `undefined` for never. */
export function expectedDialTime(world: World, batch: CallBatchFields, task: CallBatchTask): number | undefined {
  const { lastDialAt, startAt, pacingPerMinute, rounds, timezone } = batch;
  const paced = lastDialAt === undefined ? 0 : lastDialAt + 60_000 / pacingPerMinute;
  const at = Math.max(world.clock.now(), task.nextAttemptAt ?? 0, startAt ?? 0, paced);
  return nextDialTime(at, rounds[task.dialRound]?.windows, timezone);
}

/** The task that comes next: of each round only the one that has waited longest is looked at. */
function nextTask(world: World, batch: CallBatchFields): { task: CallBatchTask; at: number } | undefined {
  const first = new Map<number, CallBatchTask>();
  for (const task of batch.tasks) {
    if (task.status !== "pending") continue;
    const before = first.get(task.dialRound);
    if (before === undefined || (task.nextAttemptAt ?? 0) < (before.nextAttemptAt ?? 0))
      first.set(task.dialRound, task);
  }
  let found: { task: CallBatchTask; at: number } | undefined;
  for (const task of first.values()) {
    const at = expectedDialTime(world, batch, task);
    if (at !== undefined && (found === undefined || at < found.at)) found = { task, at };
  }
  return found;
}

function dial(world: World, batch: CallBatchFields, task: CallBatchTask): void {
  if (findBlock(world, "call", task.to) !== undefined) {
    task.status = "suppressed";
    task.lastError = "recipient_blocked";
    return;
  }
  const { target } = batch;
  batch.lastDialAt = world.clock.now();
  task.status = "dialing";
  task.dialRound += 1;
  task.nextAttemptAt = undefined;
  const call = newCall(world, {
    direction: "outbound",
    to: task.to,
    from: batch.from,
    runner: "callFlowId" in target ? "call-flow" : "agentId" in target ? "agent" : "voiceml",
    plan: planCall(world, task.to),
    ringLimitMs: RING_LIMIT_MS,
    detection: batch.machineDetection,
    callback: undefined,
    onEnd: (ended: CallRecord) => {
      endTask(world, batch, task, ended);
      runBatch(world, batch);
    },
  });
  task.callId = call.id;
  startCall(world, call);
}
