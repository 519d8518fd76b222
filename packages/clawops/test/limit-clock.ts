import { type FastClock, fastClock } from "./fast-clock.ts";

/** A clock whose short waits are over at once, and whose time limits end when the test says so. */
export interface LimitClock extends FastClock {
  /** Ends the limits (waits above a minute) that are set now. */
  expireLimits(): void;
  /** How many limits are set now. */
  readonly limits: number;
}

/** Waits up to a minute take no time. */
export function limitClock(): LimitClock {
  const fast = fastClock();
  const limits = new Set<{ readonly run: () => void }>();
  return {
    waits: fast.waits,
    now: fast.now,
    after(ms, run) {
      if (ms <= 60_000) return fast.after(ms, run);
      const limit = { run };
      limits.add(limit);
      return () => void limits.delete(limit);
    },
    expireLimits() {
      for (const limit of [...limits]) if (limits.delete(limit)) limit.run();
    },
    get limits() {
      return limits.size;
    },
  };
}
