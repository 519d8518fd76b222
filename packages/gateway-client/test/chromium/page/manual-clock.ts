import type { LocalClock } from "../../../src/testing/index.ts";
import type { ManualClock } from "../../support/manual-clock.ts";
import { outside } from "./bridge.ts";

const numbers = new WeakMap<LocalClock, number>();

/** A clock of the process in which the gateways run: only they use it. */
export function manualClock(now: number = Date.now(), goesOn = false): ManualClock {
  const made = outside.clock(now, goesOn);
  const { now: read, wind } = made.clock as unknown as ManualClock;
  const clock: ManualClock = {
    now: read,
    wind,
    after() {
      throw new Error("Nothing in the page may wait for this clock.");
    },
  };
  numbers.set(clock, made.number);
  return clock;
}

/** The clock, as the other process knows it. */
export function numberOf(clock: LocalClock): number {
  const number = numbers.get(clock);
  if (number === undefined) throw new Error("In a page the clock of a gateway must be a manual one.");
  return number;
}
