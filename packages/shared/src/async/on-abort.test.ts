import { getEventListeners } from "node:events";

import { expect, test } from "vitest";

import { onAbort } from "./on-abort.ts";

test("a thousand that share a signal are one listener, and each is called once", () => {
  const controller = new AbortController();
  const called: number[] = [];
  for (let index = 0; index < 1000; index += 1) onAbort(controller.signal, () => called.push(index));
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
  controller.abort();
  expect(called).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
});

test("what was taken back is not called, and the last one takes the listener along", () => {
  const controller = new AbortController();
  const called: string[] = [];
  const offs = ["one", "two"].map((name) => onAbort(controller.signal, () => called.push(name)));
  offs[0]?.();
  offs[0]?.();
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
  offs[1]?.();
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  controller.abort();
  expect(called).toEqual([]);
});

test("one that is added after the others are gone is heard", () => {
  const controller = new AbortController();
  onAbort(controller.signal, () => {})();
  const called: string[] = [];
  onAbort(controller.signal, () => called.push("late"));
  controller.abort();
  expect(called).toEqual(["late"]);
});
