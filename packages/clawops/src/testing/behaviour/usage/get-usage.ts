import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { invalid, issue } from "../../http/validation.ts";
import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { type UsageEntry, usageEntries } from "./usage-entries.ts";
import { type UsagePeriod, usagePeriod } from "./usage-period.ts";

/** What the account has used, by meter and by what the request groups by. Pages are counted from 1. */
export function getUsage(world: World, { query }: ApiRequest): Answer {
  const period = usagePeriod(query, world.clock.now());
  const entries = entriesIn(world, query, period);
  const groupBy = new Set(query.getAll("groupBy"));
  const links = new Map(world.assignmentLinks.all().map(({ number, id }) => [number, id]));
  const records = sumBy(entries, ({ meter, at, number }) => ({
    meter,
    unit: unitOf(meter),
    ...(groupBy.has("day") ? { day: iso(at).slice(0, 10) } : {}),
    ...(groupBy.has("linkId") ? { linkId: links.get(number) ?? null } : {}),
    ...(groupBy.has("number") ? { phoneNumber: number } : {}),
  }));
  const totals = sumBy(entries, ({ meter }) => ({ meter, unit: unitOf(meter) })).map((total) => ({
    ...total,
    billableMinutes: total.unit === "second" ? Math.ceil(total.quantity / 60) : null,
    unitPriceHint: null,
  }));
  const page = Number(query.get("page") ?? 1);
  const pageSize = Number(query.get("pageSize") ?? query.get("page_size") ?? query.get("limit") ?? 200);
  if (page < 1) throw invalid([issue("/query/page", "minimum", "must be >= 1")]);
  return json(200, {
    period: period.shown,
    records: records.slice((page - 1) * pageSize, page * pageSize),
    totals,
    meta: { page, pageSize, total: records.length },
    amount: null,
  });
}

function entriesIn(world: World, query: URLSearchParams, { from, to }: UsagePeriod): UsageEntry[] {
  const meters = new Set(query.getAll("meter"));
  return usageEntries(world)
    .filter(({ at }) => at >= from && at < to)
    .filter(({ meter }) => meters.size === 0 || meters.has(meter));
}

/** Adds up what is alike, in the order in which it came first. */
function sumBy<Group extends object>(
  entries: readonly UsageEntry[],
  groupOf: (entry: UsageEntry) => Group,
): Array<Group & { quantity: number }> {
  const sums = new Map<string, Group & { quantity: number }>();
  for (const entry of entries) {
    const group = groupOf(entry);
    const key = JSON.stringify(group);
    sums.set(key, { ...group, quantity: (sums.get(key)?.quantity ?? 0) + entry.quantity });
  }
  return [...sums.values()];
}

function unitOf(meter: string): "second" | "count" {
  return meter.endsWith("_seconds") ? "second" : "count";
}
