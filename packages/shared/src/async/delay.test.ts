import { getEventListeners } from "node:events";

import { expect, test } from "vitest";

import { FakeClock } from "../../test/fake-clock.ts";
import { delay } from "./delay.ts";

test("resolves when the time is over and leaves no listener", async () => {
  const clock = new FakeClock();
  const { signal } = new AbortController();
  const waiting = delay(100, signal, clock);
  clock.advance(100);
  await waiting;
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("rejects with the signal's own reason and leaves no timer", async () => {
  const clock = new FakeClock();
  const controller = new AbortController();
  const waiting = delay(100, controller.signal, clock);
  expect(clock.waiting).toBe(1);
  controller.abort("enough");
  await expect(waiting).rejects.toBe("enough");
  expect(clock.waiting).toBe(0);
});

test("starts no timer where the signal was aborted before", async () => {
  const clock = new FakeClock();
  await expect(delay(100, AbortSignal.abort("before"), clock)).rejects.toBe("before");
  expect(clock.waiting).toBe(0);
});
