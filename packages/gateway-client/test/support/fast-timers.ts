import { onTestFinished, vi } from "vitest";

/** From here to its end the test has a clock of its own, which only runs where it is told to. */
export function fakeTimers(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Lets the timers of a test run until the promise settles. */
export async function withFastTimers<T>(settled: PromiseLike<T>): Promise<T> {
  const over = new AbortController();
  const outcome = Promise.resolve(settled).finally(() => over.abort());
  outcome.catch(() => {});
  while (!over.signal.aborted) {
    await vi.advanceTimersByTimeAsync(50);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return outcome;
}
