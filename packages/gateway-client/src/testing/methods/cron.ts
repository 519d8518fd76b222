import type { CronJob } from "../cron-state.ts";
import type { GatewayWorld } from "../gateway-world.ts";
import { readNumber, readText } from "../params/read-params.ts";
import { anything, each, filledText, flag, object, text, whole, type ObjectRule } from "../params/rule.ts";
import type { ProtocolVersion } from "../wire.ts";
import { answer, invalid, type Answer, type WireObject } from "../wire.ts";
import { runCronJob } from "./cron-run.ts";
import type { ServedMethod } from "./served-method.ts";

const fields = "agentId description schedule sessionTarget wakeMode payload isolation";
const newFields =
  "declarationKey displayName owner sessionKey deleteAfterRun pacing trigger delivery failureAlert state";

const jobRule = (protocol: ProtocolVersion, required: readonly string[]): ObjectRule =>
  object(
    {
      name: filledText,
      enabled: flag,
      ...each(protocol === 3 ? `${fields} deleteAfterRun` : `${fields} ${newFields}`, anything),
    },
    required,
  );

const idRule = (more: ObjectRule["properties"] = {}): ObjectRule =>
  object({ id: filledText, jobId: filledText, ...more });

/** `cron.list`: the jobs; those that are off only with `includeDisabled`. */
export const cronList: ServedMethod = {
  scope: () => "operator.read",
  params: (protocol) =>
    object({
      includeDisabled: flag,
      ...(protocol === 3
        ? {}
        : {
            ...each("query enabled scheduleKind lastRunStatus trigger sortBy sortDir agentId", text),
            limit: whole(1),
            offset: whole(0),
            ...each("compact includeDeliveryPreviews", flag),
          }),
    }),
  serve({ params }, { cron, protocol, bootId }) {
    const isShown = (job: CronJob): boolean =>
      params["includeDisabled"] === true || params["enabled"] === "all" || job.enabled;
    const all = cron.jobs.filter(isShown);
    if (protocol === 3) return answer({ jobs: all });
    const offset = readNumber(params, "offset") ?? 0;
    const limit = readNumber(params, "limit") ?? all.length;
    const jobs = all.slice(offset, offset + limit);
    const end = offset + jobs.length;
    const hasMore = end < all.length;
    const preview = { label: "not requested", detail: "not requested" };
    const deliveryPreviews = Object.fromEntries(jobs.map(({ id }) => [id, preview]));
    const page = { total: all.length, offset, limit, hasMore, nextOffset: hasMore ? end : null };
    return answer({ jobs, snapshotRevision: `sha256:${bootId}`, ...page, deliveryPreviews });
  },
};

/** `cron.status`: that the scheduler is there, and when it is due. */
export const cronStatus: ServedMethod = {
  scope: () => "operator.read",
  params: () => object({}),
  serve(_request, { cron }) {
    const due = cron.jobs.flatMap(({ enabled, state }) =>
      enabled && typeof state["nextRunAtMs"] === "number" ? [state["nextRunAtMs"]] : [],
    );
    const nextWakeAtMs = due.length === 0 ? null : Math.min(...due);
    return answer({ enabled: true, storePath: "/local-gateway/cron/jobs.json", jobs: cron.jobs.length, nextWakeAtMs });
  },
};

/** `cron.get`: one job. */
export const cronGet: ServedMethod = {
  protocols: [4],
  scope: () => "operator.read",
  params: () => idRule(),
  serve: ({ params }, world) => withJob(params, world, (job) => answer(job)),
};

/** `cron.add`: makes a job. */
export const cronAdd: ServedMethod = {
  scope: () => "operator.admin",
  params: (protocol) => jobRule(protocol, ["name", "schedule", "sessionTarget", "wakeMode", "payload"]),
  serve({ params }, world) {
    const job = world.cron.add(params);
    tell(job.id, "added", world, job);
    return answer(job);
  },
};

/** `cron.update`: changes fields of a job. */
export const cronUpdate: ServedMethod = {
  scope: () => "operator.admin",
  params: (protocol) => idRule({ patch: jobRule(protocol, []), expectedConfigRevision: text }),
  serve: ({ params }, world) =>
    withJob(params, world, (job) => {
      const changed = world.cron.update(job, (params["patch"] ?? {}) as WireObject);
      tell(job.id, "updated", world, changed);
      return answer(changed);
    }),
};

/** `cron.remove`: forgets a job. */
export const cronRemove: ServedMethod = {
  scope: () => "operator.admin",
  params: () => idRule(),
  serve({ params }, world) {
    const removed = world.cron.remove(idOf(params) ?? "");
    if (removed) tell(idOf(params) ?? "", "removed", world);
    return answer({ ok: true, removed });
  },
};

/** `cron.run`: runs a job now; with `mode: "due"` only if its time has come. */
export const cronRun: ServedMethod = {
  scope: () => "operator.admin",
  params: () => idRule({ mode: text, expectedProcessInstanceId: text }),
  serve: (request, world) =>
    withJob(request.params, world, (job) => {
      const due = job.state["nextRunAtMs"];
      const isDue = typeof due === "number" && due <= world.clock.now();
      if (request.params["mode"] === "due" && !isDue) return answer({ ok: true, ran: false, reason: "not-due" });
      return runCronJob(job, request, world);
    }),
};

/** `cron.runs`: what became of the runs of a job, the newest first. */
export const cronRuns: ServedMethod = {
  scope: () => "operator.read",
  params: (protocol) =>
    idRule({
      limit: whole(1),
      ...(protocol === 3
        ? {}
        : { ...each("agentId scope runId status deliveryStatus query sortDir", text), offset: whole(0) }),
    }),
  serve({ params }, { cron, protocol }) {
    const all = cron.runsOf(idOf(params));
    const offset = readNumber(params, "offset") ?? 0;
    const limit = readNumber(params, "limit") ?? 50;
    const entries = all.slice(offset, offset + limit);
    if (protocol === 3) return answer({ entries });
    const end = offset + entries.length;
    const hasMore = end < all.length;
    return answer({ entries, total: all.length, offset, limit, hasMore, nextOffset: hasMore ? end : null });
  },
};

function idOf(params: WireObject): string | undefined {
  return readText(params, "id") ?? readText(params, "jobId");
}

type MaybeLater = Answer | Promise<Answer>;

function withJob(params: WireObject, { cron }: GatewayWorld, act: (job: CronJob) => MaybeLater): MaybeLater {
  const id = idOf(params);
  if (id === undefined) return invalid("missing id");
  const job = cron.find(id);
  return job === undefined ? invalid(`unknown cron job id: ${id}`) : act(job);
}

function tell(jobId: string, action: string, { hub }: GatewayWorld, job?: CronJob): void {
  hub.broadcast("cron", { jobId, action, ...(job === undefined ? {} : job.state) });
}
