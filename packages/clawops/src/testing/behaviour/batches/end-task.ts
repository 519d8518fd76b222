import type { CallBatchFields, CallBatchTask } from "../../state/call-batch-fields.ts";
import type { CallRecord } from "../../state/call-record.ts";
import type { World } from "../../state/world.ts";
import { findBlock } from "../blocked/block-recipient.ts";
import { inferMessageType } from "../messages/infer-message-type.ts";
import { dispatchMessage } from "../messages/message-lifecycle.ts";
import { enqueue } from "./enqueue.ts";

/** Notes how the call of a task ended: it is done, tried again later, or has failed for good. */
export function endTask(world: World, batch: CallBatchFields, task: CallBatchTask, call: CallRecord): void {
  const isMachine = call.status === "completed" && call.answeredBy === "machine";
  batch.dialing -= 1;
  task.disposition = call.status;
  task.answeredBy = call.answeredBy ?? null;
  const reason = isMachine ? "machine" : call.status;
  const next = batch.rounds[task.dialRound];
  const isOpen = batch.status === "running" || batch.status === "paused";
  const isRetried = isOpen && next?.after !== undefined && next.on?.includes(reason) === true;
  if (isRetried) {
    task.status = "pending";
    task.nextAttemptAt = world.clock.now() + (next.after ?? 0) * 60_000;
    enqueue(batch, task);
    if (task.dialRound === 1) write(world, batch, task, "first", batch.messagePolicy?.onFirstFail?.body);
    return;
  }
  task.status = call.status === "completed" ? "done" : "failed";
  if (task.status === "failed") write(world, batch, task, "final", batch.messagePolicy?.onFinalFail?.body);
}

/** Sends somebody who was not reached a text; one who is blocked for messages is left alone. */
function write(
  world: World,
  { from }: CallBatchFields,
  task: CallBatchTask,
  kind: "first" | "final",
  body: string | undefined,
): void {
  if (body === undefined) return;
  task.messageKind = kind;
  task.messageId = undefined;
  if (findBlock(world, "message", task.to) !== undefined) return;
  const type = inferMessageType({ body, subject: undefined, mediaCount: 0, kakao: false, brand: false });
  task.messageId = dispatchMessage(world, { type, from, to: task.to, subject: null, body, mediaCount: 0 }).id;
}
