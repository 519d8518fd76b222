import { randomUUID } from "node:crypto";

import { isRecord, type Clock } from "@pincer/shared/internal";

import type { WireObject } from "./wire.ts";

/** A job of the gateway's scheduler, as its lists show it. */
export interface CronJob extends WireObject {
  readonly id: string;
  name: string;
  enabled: boolean;
  updatedAtMs: number;
  state: WireObject;
}

/** One run of a job. */
export interface CronRun {
  readonly ts: number;
  readonly jobId: string;
  readonly action: "finished";
  readonly status: "ok" | "error";
  readonly summary?: string;
  readonly error?: string;
  readonly sessionKey?: string;
  readonly runAtMs: number;
  readonly durationMs: number;
}

/** The jobs of the gateway. They run when `cron.run` says so, not by themselves. */
export class CronState {
  readonly #clock: Clock;
  readonly #jobs = new Map<string, CronJob>();
  #runs: CronRun[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Every job, the oldest first. */
  get jobs(): CronJob[] {
    return [...this.#jobs.values()];
  }

  /** The runs of a job, the newest first. */
  runsOf(jobId: string | undefined): CronRun[] {
    return this.#runs.filter((run) => jobId === undefined || run.jobId === jobId).toReversed();
  }

  find(id: string): CronJob | undefined {
    return this.#jobs.get(id);
  }

  add(params: WireObject): CronJob {
    const now = this.#clock.now();
    const { name, enabled } = params;
    const job = {
      ...params,
      id: randomUUID(),
      name: String(name),
      enabled: enabled !== false,
      createdAtMs: now,
      updatedAtMs: now,
      state: next(params["schedule"], now),
    };
    this.#jobs.set(job.id, job);
    return job;
  }

  update(job: CronJob, patch: WireObject): CronJob {
    const now = this.#clock.now();
    Object.assign(job, patch, { id: job.id, updatedAtMs: now });
    if (patch["schedule"] !== undefined) job.state = { ...job.state, ...next(job["schedule"], now) };
    return job;
  }

  remove(id: string): boolean {
    return this.#jobs.delete(id);
  }

  /** Keeps what became of a run. */
  finished(job: CronJob, run: CronRun): void {
    this.#runs = [...this.#runs.slice(-999), run];
    const { runAtMs: lastRunAtMs, status: lastStatus, durationMs: lastDurationMs } = run;
    job.state = { ...job.state, lastRunAtMs, lastStatus, lastDurationMs, ...next(job["schedule"], run.ts) };
    if (job["deleteAfterRun"] === true && run.status === "ok") this.remove(job.id);
  }

  clear(): void {
    this.#jobs.clear();
    this.#runs = [];
  }
}

/** When a schedule is due next, as far as that is plain arithmetic: cron expressions are not worked out. */
function next(schedule: unknown, now: number): WireObject {
  if (!isRecord(schedule)) return {};
  const { everyMs, anchorMs, at, atMs } = schedule;
  if (typeof everyMs === "number") {
    const anchor = typeof anchorMs === "number" ? anchorMs : now;
    return { nextRunAtMs: anchor > now ? anchor : anchor + (Math.floor((now - anchor) / everyMs) + 1) * everyMs };
  }
  const once = typeof atMs === "number" ? atMs : typeof at === "string" ? Date.parse(at) : Number.NaN;
  return Number.isNaN(once) || once <= now ? {} : { nextRunAtMs: once };
}
