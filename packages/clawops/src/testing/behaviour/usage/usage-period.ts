import { invalid, issue } from "../../http/validation.ts";
import { iso } from "../../state/iso.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A period has no more days. */
const MAX_DAYS = 92;

/** The time that usage is counted in, in milliseconds since the epoch. */
export interface UsagePeriod {
  readonly from: number;
  readonly to: number;
  /** As the API shows it. */
  readonly shown: Readonly<Record<string, unknown>>;
}

/** What a request asks for: this month where it says nothing. Today is counted only where it asks for that. */
export function usagePeriod(query: URLSearchParams, now: number): UsagePeriod {
  const [fromText, toText] = [query.get("from"), query.get("to")];
  if ((fromText === null) !== (toText === null)) {
    const missing = fromText === null ? "from" : "to";
    throw invalid([issue(`/query/${missing}`, "required", "from and to must be given together")]);
  }
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const month = Date.parse(`${iso(now).slice(0, 7)}-01T00:00:00.000Z`);
  const from = fromText === null ? month : Date.parse(fromText);
  const to = toText === null ? today + DAY_MS : Date.parse(toText);
  if (to <= from) throw invalid([issue("/query/to", "formatMinimum", "must be after from")]);
  if (to - from > MAX_DAYS * DAY_MS)
    throw invalid([issue("/query/to", "formatMaximum", `must be at most ${MAX_DAYS} days after from`)]);
  const isTodayAsked = query.get("includeToday") === "true";
  return {
    from,
    to: isTodayAsked ? to : Math.min(to, today),
    shown: {
      from: iso(from),
      to: iso(to),
      timezone: "UTC",
      confirmedThrough: iso(today - DAY_MS).slice(0, 10),
      includesToday: isTodayAsked && to > today,
    },
  };
}
