import type { CronJob, CronJobFields, CronJobState, CronPayload, CronRunEntry } from "./cron.ts";
import type { NoParams, OpenFields } from "./no-params.ts";

/** What `cron.list` takes. Protocol 3 knows `includeDisabled` only. */
export interface CronListParams {
  readonly includeDisabled?: boolean | undefined;
  /** Protocol 4 only, as all that follow. 1 to 200. */
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  readonly query?: string | undefined;
  readonly enabled?: "all" | "enabled" | "disabled" | undefined;
  readonly scheduleKind?: "all" | "at" | "every" | "cron" | "on-exit" | "stream" | undefined;
  readonly lastRunStatus?: "all" | "ok" | "error" | "skipped" | "unknown" | undefined;
  readonly trigger?: "all" | "conditional" | "unconditional" | undefined;
  readonly sortBy?: "nextRunAtMs" | "updatedAtMs" | "name" | undefined;
  readonly sortDir?: "asc" | "desc" | undefined;
  readonly agentId?: string | undefined;
  readonly compact?: boolean | undefined;
  readonly includeDeliveryPreviews?: boolean | undefined;
}

/** What `cron.list` gives. */
export interface CronListResult {
  readonly jobs: readonly CronJob[];
  /** Protocol 4 only. */
  readonly total?: number;
  /** Protocol 4 only. */
  readonly hasMore?: boolean;
  /** Protocol 4 only: the `offset` of the next page. */
  readonly nextOffset?: number | null;
  readonly [field: string]: unknown;
}

/** What `cron.status` gives. */
export interface CronStatusResult {
  readonly enabled: boolean;
  readonly storePath?: string;
  /** How many there are. */
  readonly jobs: number;
  /** Milliseconds since the epoch. */
  readonly nextWakeAtMs?: number | null;
  readonly [field: string]: unknown;
}

/** What `cron.update` changes. */
export interface CronJobPatch extends Partial<Omit<CronJobFields, "displayName" | "payload" | "delivery">> {
  readonly displayName?: string | null | undefined;
  /** `kind`, and the fields that change. */
  readonly payload?: (OpenFields & { readonly kind: CronPayload["kind"] }) | undefined;
  readonly delivery?: OpenFields | undefined;
  readonly state?: Partial<CronJobState> | undefined;
}

/** What `cron.runs` takes. Protocol 3 wants an `id`, and knows `limit` only (up to 5000). */
export interface CronRunsParams {
  readonly id?: string | undefined;
  /**
   * 1 to 200.
   * @default 50
   */
  readonly limit?: number | undefined;
  /** Protocol 4 only, as all that follow. */
  readonly offset?: number | undefined;
  readonly scope?: "job" | "all" | undefined;
  readonly runId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly query?: string | undefined;
  readonly status?: "all" | "ok" | "error" | "skipped" | undefined;
  readonly statuses?: ReadonlyArray<"ok" | "error" | "skipped"> | undefined;
  readonly deliveryStatus?: CronDeliveryStatus | undefined;
  readonly deliveryStatuses?: readonly CronDeliveryStatus[] | undefined;
  readonly sortDir?: "asc" | "desc" | undefined;
}

type CronDeliveryStatus = "delivered" | "not-delivered" | "unknown" | "not-requested";

/** What `cron.run` gives. */
export interface CronRunResult {
  readonly ok: boolean;
  /** Protocol 3: false where it was not due. */
  readonly ran?: boolean;
  /** Protocol 4: it will run. */
  readonly enqueued?: boolean;
  /** Protocol 4 only. */
  readonly runId?: string;
  /** Why it did not run. */
  readonly reason?: string;
  readonly [field: string]: unknown;
}

/** The methods of jobs that run at their time. */
export interface CronMethods {
  /** `operator.read`. Those that are off only with `includeDisabled`. */
  "cron.list": { params: CronListParams; result: CronListResult };
  /** `operator.read`. */
  "cron.status": { params: NoParams; result: CronStatusResult };
  /** `operator.read`. Protocol 4 only. */
  "cron.get": { params: { readonly id: string }; result: CronJob };
  /** `operator.admin`. With a `declarationKey` protocol 4 gives `{ created, updated?, job }` instead. */
  "cron.add": {
    params: CronJobFields;
    result:
      | CronJob
      | {
          readonly created: boolean;
          readonly updated?: boolean;
          readonly job: CronJob;
          readonly [field: string]: unknown;
        };
  };
  /** `operator.admin`. */
  "cron.update": {
    params: {
      readonly id: string;
      readonly patch: CronJobPatch;
      /** Protocol 4 only: refused where the job has another one by now. */
      readonly expectedConfigRevision?: string | undefined;
    };
    result: CronJob;
  };
  /** `operator.admin`. Where there is none, protocol 3 says `removed: false` and protocol 4 refuses. */
  "cron.remove": {
    params: { readonly id: string };
    result: { readonly ok: boolean; readonly removed: boolean; readonly [field: string]: unknown };
  };
  /**
   * `operator.admin`. Runs a job now, which spends tokens where it is an `agentTurn`. Protocol 4 answers when it is queued,
   * protocol 3 when it is over: give the call a `timeout` that is long enough.
   */
  "cron.run": {
    params: {
      readonly id: string;
      /** `due`: only if its time has come. `if-enabled`: protocol 4 only. */
      readonly mode?: "due" | "force" | "if-enabled" | undefined;
      /** Protocol 4 only. */
      readonly expectedProcessInstanceId?: string | undefined;
    };
    result: CronRunResult;
  };
  /** `operator.read`. How runs went, the newest last on protocol 3 and first on protocol 4. */
  "cron.runs": {
    params: CronRunsParams;
    result: {
      readonly entries: readonly CronRunEntry[];
      /** Protocol 4 only. */
      readonly total?: number;
      /** Protocol 4 only. */
      readonly hasMore?: boolean;
      readonly [field: string]: unknown;
    };
  };
}
