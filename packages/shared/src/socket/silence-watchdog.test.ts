import { expect, test, vi } from "vitest";

import { FakeClock } from "../../test/fake-clock.ts";
import { SilenceWatchdog } from "./silence-watchdog.ts";

function start(silenceMs = 60_000): {
  clock: FakeClock;
  onSilent: ReturnType<typeof vi.fn<() => void>>;
  dog: SilenceWatchdog;
} {
  const clock = new FakeClock();
  const onSilent = vi.fn<() => void>();
  return { clock, onSilent, dog: new SilenceWatchdog({ silenceMs, onSilent, clock }) };
}

test("barks once, when it was silent for as long as is tolerated", () => {
  const { clock, onSilent } = start();
  clock.advance(59_999);
  expect(onSilent).not.toHaveBeenCalled();
  clock.advance(1);
  clock.advance(600_000);
  expect(onSilent).toHaveBeenCalledTimes(1);
  expect(clock.waiting).toBe(0);
});

test("counts from what it heard last, with one timer", () => {
  const { clock, onSilent, dog } = start();
  for (let n = 0; n < 10; n += 1) {
    clock.advance(30_000);
    dog.touch();
    expect(clock.waiting).toBe(1);
  }
  clock.advance(59_999);
  expect(onSilent).not.toHaveBeenCalled();
  clock.advance(1);
  expect(onSilent).toHaveBeenCalledTimes(1);
});

test("stop() ends the watch and leaves no timer", () => {
  const { clock, onSilent, dog } = start();
  dog.stop();
  dog.stop();
  expect(clock.waiting).toBe(0);
  clock.advance(600_000);
  expect(onSilent).not.toHaveBeenCalled();
});

test("after a sleep of the machine a dead connection is noticed within a second", () => {
  const { clock, onSilent } = start();
  clock.advance(30_000);
  clock.sleep(3_600_000);
  expect(onSilent).not.toHaveBeenCalled();
  clock.advance(1000);
  expect(onSilent).toHaveBeenCalledTimes(1);
});

test("after a sleep what lay unread counts, and the watch goes on", () => {
  const { clock, onSilent, dog } = start();
  clock.advance(30_000);
  clock.sleep(3_600_000);
  clock.advance(5);
  dog.touch();
  clock.advance(59_999);
  expect(onSilent).not.toHaveBeenCalled();
  clock.advance(1);
  expect(onSilent).toHaveBeenCalledTimes(1);
});

test("where little silence is tolerated, a short hold-up is enough for what lay unread to count", () => {
  const { clock, onSilent, dog } = start(100);
  clock.sleep(400);
  expect(onSilent).not.toHaveBeenCalled();
  clock.advance(5);
  dog.touch();
  clock.advance(99);
  expect(onSilent).not.toHaveBeenCalled();
  clock.advance(1);
  expect(onSilent).toHaveBeenCalledTimes(1);
});

test("a clock that is set back does not make it wait longer than from then on", () => {
  const { clock, onSilent } = start();
  clock.advance(30_000);
  clock.set(clock.now() - 86_400_000);
  clock.advance(30_000);
  clock.advance(60_000);
  expect(onSilent).toHaveBeenCalledTimes(1);
});

test("who was asked something counts as silent when nothing comes within the time for it", () => {
  const { clock, onSilent, dog } = start();
  clock.advance(1000);
  dog.touch();
  dog.expectWithin(5000);
  clock.advance(4999);
  expect(onSilent).not.toHaveBeenCalled();
  expect(clock.waiting).toBe(1);
  clock.advance(1);
  expect(onSilent).toHaveBeenCalledTimes(1);
  dog.expectWithin(5000);
  expect(clock.waiting).toBe(0);
});

test("whatever is heard in time is an answer, and the watch goes on", () => {
  const { clock, onSilent, dog } = start();
  dog.expectWithin(5000);
  clock.advance(3000);
  dog.touch();
  clock.advance(59_999);
  expect(onSilent).not.toHaveBeenCalled();
  clock.advance(1);
  expect(onSilent).toHaveBeenCalledTimes(1);
});

test("a hold-up is told before it judges, and who then asks decides how long it waits", () => {
  const clock = new FakeClock();
  const onSilent = vi.fn<() => void>();
  const onHeldUp = vi.fn<() => void>(() => dog.expectWithin(5000));
  const dog: SilenceWatchdog = new SilenceWatchdog({ silenceMs: 60_000, onSilent, onHeldUp, clock });
  clock.sleep(3_600_000);
  expect(onHeldUp).toHaveBeenCalledTimes(1);
  clock.advance(4999);
  expect(onSilent).not.toHaveBeenCalled();
  expect(clock.waiting).toBe(1);
  clock.advance(1);
  expect(onSilent).toHaveBeenCalledTimes(1);
});

test("a second sleep while an answer is waited for gives it another chance", () => {
  const { clock, onSilent, dog } = start();
  dog.expectWithin(5000);
  clock.sleep(3_600_000);
  expect(onSilent).not.toHaveBeenCalled();
  clock.advance(1000);
  expect(onSilent).toHaveBeenCalledTimes(1);
});
