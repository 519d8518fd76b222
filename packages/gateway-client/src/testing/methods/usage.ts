import { readNumber } from "../params/read-params.ts";
import { anything, object, text, whole } from "../params/rule.ts";
import { answer } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";

/** `usage.status`: no provider counts anything. */
export const usageStatus: ServedMethod = {
  scope: () => "operator.read",
  params: () => object({}),
  serve: (_request, { clock }) => answer({ updatedAt: clock.now(), providers: [] }),
};

/** `usage.cost`: the tokens of the sessions' messages by day; they cost nothing. */
export const usageCost: ServedMethod = {
  scope: () => "operator.read",
  params: (protocol) =>
    object({
      days: whole(1),
      ...(protocol === 3 ? {} : { startDate: text, endDate: text, mode: text, utcOffset: anything, agentId: text }),
    }),
  serve({ params }, { sessions, clock }) {
    const days = readNumber(params, "days") ?? 30;
    const after = clock.now() - days * 86_400_000;
    const byDay = new Map<string, Usage>();
    const totals = nothing();
    for (const { at, role, usage } of sessions.all.flatMap(({ messages }) => messages)) {
      if (role !== "assistant" || at < after) continue;
      const date = new Date(at).toISOString().slice(0, 10);
      const day = byDay.get(date) ?? nothing();
      byDay.set(date, day);
      for (const sum of [day, totals]) {
        sum.input += usage.input;
        sum.output += usage.output;
        sum.totalTokens += usage.input + usage.output;
      }
    }
    const daily = [...byDay].map(([date, sum]) => ({ date, ...sum })).toSorted((a, b) => a.date.localeCompare(b.date));
    return answer({ updatedAt: clock.now(), days, daily, totals: { ...totals } });
  },
};

interface Usage {
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
  totalTokens: number;
  totalCost: number;
  missingCostEntries: number;
}

function nothing(): Usage {
  return { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, totalTokens: 0, totalCost: 0, missingCostEntries: 0 };
}
