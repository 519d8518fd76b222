import { defaultTiming, type LocalTiming } from "../testing/local-timing.ts";

/** The usual times, all of them, so many times faster. */
export function scaledTiming(speed: number): Partial<LocalTiming> {
  return Object.fromEntries(Object.entries(defaultTiming).map(([name, ms]) => [name, ms / speed]));
}
