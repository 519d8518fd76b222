import { randomUUID } from "node:crypto";

import { isRecord } from "@pincer/shared/internal";

import type { CronJob } from "../cron-state.ts";
import type { GatewayWorld } from "../gateway-world.ts";
import { readText } from "../params/read-params.ts";
import { runAgent } from "../runs/run-agent.ts";
import { MAIN_SESSION_KEY } from "../sessions-state.ts";
import { answer, type Answer } from "../wire.ts";
import { makeRun } from "./make-run.ts";
import type { ServedRequest } from "./served-method.ts";

/**
 * Runs a job: an `agentTurn` is asked of the agent in the job's session, anything else is done at once. The older gateway
 * answers when it is over, the newer one when it is queued.
 */
export async function runCronJob(job: CronJob, request: ServedRequest, world: GatewayWorld): Promise<Answer> {
  const { hub, clock, protocol } = world;
  const runAtMs = clock.now();
  hub.broadcast("cron", { jobId: job.id, action: "started", runAtMs });
  const runId = randomUUID();
  const over = perform(job, runId, request, world).then(({ sessionKey, text, isFailed }) => {
    const ts = clock.now();
    const outcome = isFailed ? { status: "error" as const, error: text } : { status: "ok" as const, summary: text };
    const more = sessionKey === undefined ? {} : { sessionKey };
    const run = {
      ts,
      jobId: job.id,
      action: "finished" as const,
      ...outcome,
      ...more,
      runAtMs,
      durationMs: ts - runAtMs,
    };
    world.cron.finished(job, run);
    hub.broadcast("cron", { ...run, ...job.state });
  });
  if (protocol === 4) return answer({ ok: true, enqueued: true, runId });
  await over;
  return answer({ ok: true, ran: true });
}

interface Performed {
  readonly sessionKey: string | undefined;
  readonly text: string;
  readonly isFailed: boolean;
}

function perform(job: CronJob, runId: string, request: ServedRequest, world: GatewayWorld): Promise<Performed> {
  const payload = isRecord(job["payload"]) ? job["payload"] : {};
  const message = readText(payload, "message");
  if (message === undefined) {
    const said = readText(payload, "text") ?? "";
    return Promise.resolve({ sessionKey: undefined, text: said, isFailed: false });
  }
  const key = job["sessionTarget"] === "main" ? MAIN_SESSION_KEY : `agent:main:cron:${job.id}`;
  const target = { key, shownKey: key, sessionId: undefined };
  return new Promise((resolve) => {
    const respond = (final: Answer): void => {
      const isFailed = !final.ok || run.stop !== undefined;
      resolve({ sessionKey: key, text: final.ok ? run.text : final.error.message, isFailed });
    };
    const run = makeRun("agent", runId, target, 0, { ...request, params: { message }, respond }, world);
    world.runs.start(run, (turn) => runAgent(turn, world));
  });
}
