/** A point in time on both clocks of the platform. */
export interface Moment {
  /** Milliseconds of the clock that nobody can set; it may stand still while the machine sleeps. */
  readonly steady: number;
  /** Milliseconds since the epoch, as the machine's clock says; it can be set. */
  readonly wall: number;
}

/** A clock that was set back by more than this may hide a sleep, in milliseconds. Less is how clocks are kept right. */
const SET_BACK_MS = 1000;

/** Now, in milliseconds of the clock that nobody can set. */
export function steadyNow(): number {
  return performance.now();
}

/** Now, on both clocks. */
export function momentNow(): Moment {
  return { steady: steadyNow(), wall: Date.now() };
}

/**
 * How long it is at most between a steady time and a later moment, in milliseconds. `since` is a moment before both: what the machine
 * slept after it counts, though the steady clock may not have seen it. `Infinity` where the machine's clock was set back meanwhile.
 */
export function longestAge(steady: number, since: Moment, now: Moment): number {
  const unseen = now.wall - since.wall - (now.steady - since.steady);
  return unseen < -SET_BACK_MS ? Infinity : now.steady - steady + Math.max(0, unseen);
}
