import type { World } from "../../state/world.ts";

/** Timers of the system reach 24 days; longer waits take several. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** Runs `run` at a moment of the clock, however far it is. Gives a function that cancels it. */
export function atTime(world: World, time: number, run: () => void): () => void {
  let stop = (): void => {};
  const wait = (): void => {
    const left = time - world.clock.now();
    stop = world.timers.after(Math.max(0, Math.min(left, LONGEST_MS)), left > LONGEST_MS ? wait : run);
  };
  wait();
  return () => stop();
}
