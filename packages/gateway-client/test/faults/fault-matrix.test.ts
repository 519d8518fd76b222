import { beforeAll, expect, test } from "vitest";

import { faultKinds } from "../../src/testing/fault.ts";
import { type LeakWatch, turnsUntil, watchLeaks } from "../support/leak-watch.ts";
import { openSockets } from "../support/runtime.ts";
import { type FaultRow, faultRows } from "./fault-table.ts";
import { mustTellGap, phases } from "./phases.ts";
import { Stage } from "./stage.ts";

// What is loaded on demand is there, so that no cell waits for it.
beforeAll(() =>
  Promise.all([
    import("../../src/connection/engine.ts"),
    import("../../src/doctor/explain.ts"),
    import("../../src/runs/agent-driver.ts"),
    import("../../src/runs/chat-driver.ts"),
  ]),
);

/** Plays one cell to its end, and looks whether the client is as good as new in between. */
async function play(row: FaultRow, phase: string, protocol: 3 | 4, leaks: LeakWatch): Promise<void> {
  const stage = new Stage(row, protocol, phase);
  await stage.open();
  const { client } = stage;
  try {
    await phases[phase]?.(stage, leaks);
    stage.restore();
    stage.openGate();
    if (client.state !== "closed") {
      await stage.within(client.connect({ wait: true }));
      await stage.within(client.request("health", {}, { timeout: 15_000 }));
      stage.check("state", client.state, "ready");
      stage.check("gap", stage.gaps > 0, mustTellGap(row, phase, protocol));
    } else stage.check("reason to be closed", row.isFinal === true || phase === "closing", true);
  } finally {
    await stage.end();
  }
}

test("every kind of fault has its row", () => {
  expect(new Set(faultRows.map(({ fault }) => fault.kind))).toEqual(new Set(faultKinds));
});

test.each(faultRows)(
  "$name in every phase: each promise settles as it should, nothing is left, and the client works again",
  async (row) => {
    const leaks = watchLeaks();
    const before = openSockets();
    const cells = Object.keys(phases).flatMap((phase) =>
      [3, 4].map((protocol) => ({ phase, protocol: protocol as 3 | 4 })),
    );
    // What goes online goes online for all, so the idle ones are among themselves.
    for (const group of [
      cells.filter(({ phase }) => phase !== "idle"),
      cells.filter(({ phase }) => phase === "idle"),
    ]) {
      const ends = await Promise.allSettled(group.map(({ phase, protocol }) => play(row, phase, protocol, leaks)));
      for (const end of ends) if (end.status === "rejected") throw end.reason;
    }
    await turnsUntil(() => openSockets() <= before);
    expect(leaks.timers()).toEqual([]);
    expect(leaks.listeners()).toEqual([]);
    expect(leaks.pageListeners()).toBe(0);
    expect(leaks.unhandled()).toEqual([]);
    expect(openSockets()).toBeLessThanOrEqual(before);
  },
  60_000,
);
