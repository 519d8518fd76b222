import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import type { CallBatchFields, CallBatchTaskStatus } from "../../state/call-batch-fields.ts";
import type { Stored } from "../../state/collection.ts";
import type { World } from "../../state/world.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { atTime } from "./at-time.ts";
import { enqueue } from "./enqueue.ts";
import { readBatch, readTasks } from "./read-batch.ts";
import { runBatch } from "./run-batch.ts";
import { showBatch, showTask } from "./show-batch.ts";

/** Batches of calls, which the clock dials. */
export const callBatchHandlers: Handlers = {
  createCallBatch,
  listCallBatches: (world) =>
    json(200, { callBatches: world.callBatches.newest().map((batch) => showBatch(world, batch)) }),
  getCallBatch: (world, request) => json(200, showBatch(world, find(world, request))),
  listCallBatchTasks,
  addCallBatchTasks: (world, request) => {
    const batch = findOpen(world, request);
    const tasks = readTasks(world, request.body);
    for (const task of tasks) enqueue(batch, task);
    for (const task of tasks) batch.tasks.push(task);
    runBatch(world, world.callBatches.change(batch, {}));
    return json(200, { added: tasks.length });
  },
  controlCallBatch: (world, request) => {
    const batch = findOpen(world, request);
    const { Action } = request.body;
    if (Action === "cancel") endBatch(batch, "canceled");
    else batch.status = Action === "pause" ? "paused" : "running";
    runBatch(world, world.callBatches.change(batch, {}));
    return json(200, showBatch(world, batch));
  },
};

/** Takes a batch; `warnings` are in this answer alone. */
function createCallBatch(world: World, { body }: ApiRequest): Answer {
  const batch = world.callBatches.add(readBatch(world, body));
  if (batch.endAt !== undefined) {
    atTime(world, batch.endAt, () => {
      if (isOpen(batch)) endBatch(world.callBatches.change(batch, {}), "expired");
    });
  }
  runBatch(world, batch);
  return json(200, { ...showBatch(world, batch), warnings: [] });
}

/** The tasks, oldest first; pages are counted from 1 and there is no total. */
function listCallBatchTasks(world: World, request: ApiRequest): Answer {
  const batch = find(world, request);
  const { query } = request;
  const [page, status] = [Number(query.get("page") ?? 1), query.get("status")];
  const pageSize = Number(query.get("pageSize") ?? query.get("page_size") ?? query.get("limit") ?? 50);
  if (page < 1) throw invalid([issue("/query/page", "minimum", "must be >= 1")]);
  if (pageSize < 1) throw invalid([issue("/query/pageSize", "minimum", "must be >= 1")]);
  const rows = batch.tasks.filter((task) => status === null || task.status === status);
  const tasks = rows.slice((page - 1) * pageSize, page * pageSize).map((task) => showTask(world, batch, task));
  return json(200, { tasks });
}

/** Ends a batch; calls that ring already go on. */
function endBatch(batch: CallBatchFields, status: "canceled" | "expired"): void {
  batch.stopTimer();
  batch.status = status;
  batch.queues.length = 0;
  const left: CallBatchTaskStatus = status;
  for (const task of batch.tasks) if (task.status === "pending") task.status = left;
}

function isOpen({ status }: CallBatchFields): boolean {
  return status === "running" || status === "paused";
}

function findOpen(world: World, request: ApiRequest): Stored<CallBatchFields> {
  const batch = find(world, request);
  if (isOpen(batch)) return batch;
  throw refuse(409, `The batch is ${batch.status}.`);
}

function find(world: World, { path }: ApiRequest): Stored<CallBatchFields> {
  return findRow(world.callBatches, path["batchId"]);
}
