import type { CallBatchFields, CallBatchTask } from "../../state/call-batch-fields.ts";
import type { Stored } from "../../state/collection.ts";
import { iso, isoOrNull } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { expectedDialTime } from "./run-batch.ts";

const taskStatuses = ["pending", "dialing", "done", "failed", "canceled", "suppressed", "expired"] as const;

/** A batch as the API shows it. */
export function showBatch(world: World, batch: Stored<CallBatchFields>): Record<string, unknown> {
  const { id, name, status, from, target, maxConcurrency, pacingPerMinute, timezone, startAt, endAt } = batch;
  const isWaiting = status === "running" && startAt !== undefined && world.clock.now() < startAt;
  const counts = taskStatuses.map((one): [string, number] => [
    one,
    batch.tasks.filter((task) => task.status === one).length,
  ]);
  return {
    batchId: id,
    name,
    status: isWaiting ? "scheduled" : status,
    from,
    ...target,
    maxConcurrency,
    pacingPerMinute,
    timezone,
    startAt: isoOrNull(startAt),
    endAt: isoOrNull(endAt),
    machineDetection: batch.machineDetection ?? null,
    rounds: batch.rounds,
    messagePolicy: batch.messagePolicy,
    dateCreated: iso(batch.createdAt),
    dateUpdated: iso(batch.updatedAt),
    counts: Object.fromEntries(counts),
  };
}

/** A task as the API shows it. */
export function showTask(world: World, batch: CallBatchFields, task: CallBatchTask): Record<string, unknown> {
  const { id, to, status, dialRound, callId, disposition, answeredBy, lastError, messageKind, messageId } = task;
  const message = messageId === undefined ? undefined : world.messages.get(messageId);
  const isNext = status === "pending" && batch.status === "running";
  return {
    taskId: id,
    to,
    status,
    attempt: dialRound,
    dialRound,
    nextAttemptAt: isoOrNull(task.nextAttemptAt),
    expectedDialAt: isNext ? isoOrNull(expectedDialTime(world, batch, task)) : null,
    callId,
    disposition,
    answeredBy,
    result: null,
    lastError,
    messageKind,
    messageStatus: messageKind === null ? null : message === undefined ? "skipped" : "queued",
    messageDeliveryStatus: message?.status ?? null,
    messageError: null,
  };
}
