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
  if (batch.dialing === 0 && batch.queues.every(({ length }) => length === 0)) batch.status = "completed";
  if (batch.dialing >= batch.maxConcurrency) return;
  const next = nextTask(world, batch);
  if (next === undefined) return;
  batch.stopTimer = atTime(world, next.at, () => {
    next.queue.shift();
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

/** What is dialled next. */
interface NextTask {
  readonly task: CallBatchTask;
  readonly queue: CallBatchTask[];
  readonly at: number;
}

/** The first of all queues that can be dialled. */
function nextTask(world: World, batch: CallBatchFields): NextTask | undefined {
  let found: NextTask | undefined;
  for (const queue of batch.queues) {
    const [task] = queue;
    const at = task === undefined ? undefined : expectedDialTime(world, batch, task);
    if (task !== undefined && at !== undefined && (found === undefined || at < found.at)) found = { task, queue, at };
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
  batch.dialing += 1;
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
