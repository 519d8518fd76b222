import type { BatchWindow } from "../../state/call-batch-fields.ts";
import { seoulMinute } from "../seoul-time.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Nobody is called from 21:00 to 08:00 in Seoul. */
const NIGHT_BEGINS = 21 * 60;
const NIGHT_ENDS = 8 * 60;

const weekdays: readonly string[] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** True for a time zone that the runtime knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone }).format(0) !== "";
  } catch {
    return false;
  }
}

/** Minutes since midnight of `HH:MM`; `undefined` where it is none. `24:00` ends a day. */
export function minuteOfDay(text: string): number | undefined {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute <= DAY_MINUTES ? minute : undefined;
}

/** The first moment from `time` on at which the windows and the night let somebody be called; `undefined` for never. */
export function nextDialTime(
  time: number,
  windows: readonly BatchWindow[] | undefined,
  timeZone: string,
): number | undefined {
  const local = windows === undefined ? 0 : weekMinute(time, timeZone);
  const seoul = seoulMinute(time);
  for (let ahead = 0; ahead <= WEEK_MINUTES; ahead += 1) {
    const minute = (seoul + ahead) % DAY_MINUTES;
    if (minute >= NIGHT_BEGINS || minute < NIGHT_ENDS) continue;
    if (windows !== undefined && !windows.some((window) => isInside(window, (local + ahead) % WEEK_MINUTES))) continue;
    if (ahead === 0) return time;
    return Math.floor(time / MINUTE_MS) * MINUTE_MS + ahead * MINUTE_MS;
  }
  return undefined;
}

function isInside({ days, start, end }: BatchWindow, minute: number): boolean {
  const [day, ofDay] = [Math.floor(minute / DAY_MINUTES) + 1, minute % DAY_MINUTES];
  return days.includes(day) && ofDay >= (minuteOfDay(start) ?? 0) && ofDay < (minuteOfDay(end) ?? 0);
}

/** Minutes since Monday, 00:00, in a time zone. */
function weekMinute(time: number, timeZone: string): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(time)
      .map(({ type, value }) => [type, value]),
  );
  const day = weekdays.indexOf(parts.get("weekday") ?? "Mon");
  return day * DAY_MINUTES + Number(parts.get("hour")) * 60 + Number(parts.get("minute"));
}

/** Formats are dear to make, and there are no more than time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, made);
  return made;
}
