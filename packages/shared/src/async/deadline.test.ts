import { getEventListeners } from "node:events";

import { expect, test } from "vitest";

import { FakeClock } from "../../test/fake-clock.ts";
import { createDeadline } from "./deadline.ts";

const reason = (): Error => new Error("time is up");

test("ends when its time is up, with the reason that was made for it", () => {
  const clock = new FakeClock();
  const deadline = createDeadline({ timeoutMs: 100, reason, clock });
  clock.advance(99);
  expect(deadline.signal.aborted).toBe(false);
  expect(deadline.expired).toBe(false);
  clock.advance(1);
  expect(deadline.signal.reason).toEqual(new Error("time is up"));
  expect(deadline.expired).toBe(true);
});

test("ends with the first of its parents, with that one's reason, and lets go of everything", () => {
  const clock = new FakeClock();
  const [one, two] = [new AbortController(), new AbortController()];
  const deadline = createDeadline({ timeoutMs: 100, parents: [one.signal, undefined, two.signal], reason, clock });
  two.abort("two");
  one.abort("one");
  clock.advance(1000);
  expect(deadline.signal.reason).toBe("two");
  expect(deadline.expired).toBe(false);
  expect(clock.waiting).toBe(0);
  for (const { signal } of [one, two]) expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("a parent that was aborted before ends it at once, without a timer or a listener", () => {
  const clock = new FakeClock();
  const live = new AbortController();
  const parents = [live.signal, AbortSignal.abort("before"), live.signal];
  const deadline = createDeadline({ timeoutMs: 100, parents, reason, clock });
  expect(deadline.signal.reason).toBe("before");
  expect(deadline.expired).toBe(false);
  expect(clock.waiting).toBe(0);
  expect(getEventListeners(live.signal, "abort")).toHaveLength(0);
});

test("after dispose() nothing ends it, and nothing is left of it", () => {
  const clock = new FakeClock();
  const parent = new AbortController();
  const deadline = createDeadline({ timeoutMs: 100, parents: [parent.signal, parent.signal], reason, clock });
  expect(getEventListeners(parent.signal, "abort")).toHaveLength(1);
  deadline.dispose();
  deadline.dispose();
  expect(clock.waiting).toBe(0);
  expect(getEventListeners(parent.signal, "abort")).toHaveLength(0);
  parent.abort();
  clock.advance(1000);
  expect(deadline.signal.aborted).toBe(false);
});

test.each([undefined, Number.POSITIVE_INFINITY])("a limit of %s holds no timer", (timeoutMs) => {
  const clock = new FakeClock();
  createDeadline({ timeoutMs, reason, clock });
  expect(clock.waiting).toBe(0);
});

test("race() gives what the promise gives while the time is not up", async () => {
  const deadline = createDeadline({ timeoutMs: 100, reason, clock: new FakeClock() });
  await expect(deadline.race(Promise.resolve("value"))).resolves.toBe("value");
  await expect(deadline.race(Promise.reject(new Error("its own")))).rejects.toThrow("its own");
});

test("race() rejects with the signal's reason when that comes first, and ignores what comes later", async () => {
  const clock = new FakeClock();
  const deadline = createDeadline({ timeoutMs: 100, reason, clock });
  let fail: (why: Error) => void = () => {};
  const slow = deadline.race(new Promise((_, reject) => (fail = reject)));
  const other = deadline.race(new Promise(() => {}));
  clock.advance(100);
  fail(new Error("too late"));
  await expect(slow).rejects.toThrow("time is up");
  await expect(other).rejects.toThrow("time is up");
  await expect(deadline.race(Promise.reject(new Error("even later")))).rejects.toThrow("time is up");
});

test("race() after the end rejects with the reason of the parent that ended it", async () => {
  const deadline = createDeadline({ parents: [AbortSignal.abort("before")], reason });
  await expect(deadline.race(Promise.resolve("value"))).rejects.toBe("before");
});
