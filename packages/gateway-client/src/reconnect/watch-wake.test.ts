import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { watchWake } from "./watch-wake.ts";

const hourMs = 3_600_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Globals of a page, and how many listen to them. */
function page(): { window: EventTarget; document: EventTarget & { visibilityState: string }; listeners: () => number } {
  let count = 0;
  class Counted extends EventTarget {
    override addEventListener(...parts: Parameters<EventTarget["addEventListener"]>): void {
      count += 1;
      super.addEventListener(...parts);
    }
    override removeEventListener(...parts: Parameters<EventTarget["removeEventListener"]>): void {
      count -= 1;
      super.removeEventListener(...parts);
    }
  }
  const window = new Counted();
  const document = Object.assign(new Counted(), { visibilityState: "visible" });
  vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
  vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("document", document);
  return { window, document, listeners: () => count };
}

test("a clock that jumps, forward or back, is a wake; one that goes on is none", () => {
  const onWake = vi.fn();
  const stop = watchWake(onWake);
  vi.advanceTimersByTime(10 * hourMs);
  expect(onWake).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + hourMs);
  vi.advanceTimersByTime(5000);
  expect(onWake).toHaveBeenCalledTimes(1);
  vi.setSystemTime(Date.now() - hourMs);
  vi.advanceTimersByTime(60_000);
  expect(onWake).toHaveBeenCalledTimes(2);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

test("a timer that is a little late is no wake", () => {
  const onWake = vi.fn();
  const stop = watchWake(onWake);
  vi.setSystemTime(Date.now() + 4999);
  vi.advanceTimersByTime(5000);
  expect(onWake).not.toHaveBeenCalled();
  stop();
});

test("a page that is shown again, or whose network is back, is a wake; one that is hidden is none", () => {
  const { window, document, listeners } = page();
  const onWake = vi.fn();
  const stop = watchWake(onWake);
  window.dispatchEvent(new Event("online"));
  expect(onWake).toHaveBeenCalledTimes(1);
  document.visibilityState = "hidden";
  document.dispatchEvent(new Event("visibilitychange"));
  vi.setSystemTime(Date.now() + hourMs);
  vi.advanceTimersByTime(5000);
  expect(onWake).toHaveBeenCalledTimes(1);
  document.visibilityState = "visible";
  document.dispatchEvent(new Event("visibilitychange"));
  expect(onWake).toHaveBeenCalledTimes(2);
  expect(listeners()).toBe(2);
  stop();
  expect(listeners()).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test("a wake handler that ends the watch leaves nothing behind", () => {
  const stop = watchWake(() => stop());
  vi.setSystemTime(Date.now() + hourMs);
  vi.advanceTimersByTime(5000);
  expect(vi.getTimerCount()).toBe(0);
});
