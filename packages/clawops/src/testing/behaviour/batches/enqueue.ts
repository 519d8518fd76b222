import type { CallBatchFields, CallBatchTask } from "../../state/call-batch-fields.ts";

/** Lets a task wait for its next round, behind those that wait for it already. */
export function enqueue({ queues }: CallBatchFields, task: CallBatchTask): void {
  while (queues.length <= task.dialRound) queues.push([]);
  queues[task.dialRound]?.push(task);
}
