import { beforeAll, expect, test } from "vitest";

import { type LeakWatch, turnsUntil, watchLeaks } from "../support/leak-watch.ts";
import { openSockets } from "../support/runtime.ts";
import { RandomSession } from "./random-session.ts";
import { steps } from "./steps.ts";

// More of them: RANDOM_STEPS=100000 RANDOM_SEED=7 vitest run test/random
const STEPS = Number(process.env["RANDOM_STEPS"] ?? 2000);
const SEED = Number(process.env["RANDOM_SEED"] ?? 1);
const STEPS_OF_SESSION = 100;
const AT_ONCE = 5;

const bag = Object.entries(steps).flatMap(([name, [times, step]]) =>
  Array.from({ length: times }, () => [name, step] as const),
);

beforeAll(() =>
  Promise.all([
    import("../../src/connection/engine.ts"),
    import("../../src/doctor/explain.ts"),
    import("../../src/runs/agent-driver.ts"),
    import("../../src/runs/chat-driver.ts"),
  ]),
);

async function play(seed: number, leaks: LeakWatch): Promise<void> {
  const session = new RandomSession(seed, () => leaks.goOnline());
  const { random } = session;
  await session.open();
  try {
    for (let count = 0; count < STEPS_OF_SESSION; count += 1) {
      const [name, step] = random.pick(bag);
      session.tell(name);
      await step(session);
      for (let turns = random.below(5); turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));
      session.look();
    }
    await session.end();
  } finally {
    await session.gateway.close();
  }
}

test(
  "random sessions of several clients with a gateway that fails: each promise settles as it should, nothing is done twice, nothing is left",
  async () => {
    const leaks = watchLeaks();
    const before = openSockets();
    for (let first = 0; first < STEPS / STEPS_OF_SESSION; first += AT_ONCE) {
      const seeds = Array.from({ length: AT_ONCE }, (_, at) => SEED + first + at);
      const ends = await Promise.allSettled(seeds.map((seed) => play(seed, leaks)));
      for (const end of ends) if (end.status === "rejected") throw end.reason;
      await turnsUntil(() => openSockets() <= before && leaks.timers().length === 0);
      expect({
        timers: leaks.timers(),
        listeners: leaks.listeners(),
        pageListeners: leaks.pageListeners(),
        unhandled: leaks.unhandled(),
        sockets: Math.max(0, openSockets() - before),
      }).toEqual({ timers: [], listeners: [], pageListeners: 0, unhandled: [], sockets: 0 });
    }
  },
  Math.max(60_000, STEPS * 100),
);
