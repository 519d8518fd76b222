import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

import { Random } from "../../../../.config/testing/random.ts";
import { Session, settle } from "./session.ts";

/** Sessions that once showed something; they are played first. */
const found: readonly number[] = [];
const SESSIONS = 2000;
const STEPS = 50;

beforeAll(() =>
  Promise.all([
    import("../../src/connection/engine.ts"),
    import("../../src/doctor/explain.ts"),
    import("../../src/runs/agent-driver.ts"),
    import("../../src/runs/chat-driver.ts"),
  ]),
);
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Plays the session of a seed; fails with the seed and the steps up to what is wrong. */
async function play(seed: number): Promise<void> {
  const random = new Random(seed);
  vi.spyOn(Math, "random").mockImplementation(() => random.next());
  const session = new Session(random);
  const names = Object.keys(session.steps);
  const story: string[] = [];
  const look = (problems: readonly string[]): void => {
    if (problems.length > 0) throw new Error(`Seed ${seed}: ${problems.join("; ")} after ${story.join(", ")}`);
  };
  for (let step = 0; step < STEPS; step += 1) {
    const name = random.pick(names);
    story.push(name);
    // A run has its time limit from when what drives it was loaded.
    if (["moment", "second", "minute"].includes(name)) await settle();
    session.steps[name]?.();
    // Now and then several things happen before anybody can hear of them.
    if (random.once(4)) continue;
    await settle();
    look(session.problems());
  }
  look(await session.end());
}

test("100,000 random steps: each promise settles in time with what belongs to it, nothing is sent twice, nothing is left", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", note);
  try {
    for (const seed of found) await play(seed);
    for (let seed = 1; seed <= SESSIONS; seed += 1) await play(seed);
    await settle();
  } finally {
    process.off("unhandledRejection", note);
  }
  expect(unhandled).toEqual([]);
}, 120_000);
