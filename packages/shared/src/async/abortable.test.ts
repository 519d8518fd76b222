import { getEventListeners } from "node:events";

import { expect, test } from "vitest";

import { abortable } from "./abortable.ts";
import { deferred } from "./deferred.ts";

test("gives the promise's own outcome and leaves no listener", async () => {
  const { signal } = new AbortController();
  const work = deferred<number>();
  const waiting = abortable(work.promise, signal);
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  work.resolve(1);
  await expect(waiting).resolves.toBe(1);
  await expect(abortable(Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("rejects with the signal's own reason, whatever it is, and ignores what comes later", async () => {
  const controller = new AbortController();
  const work = deferred<number>();
  const waiting = abortable(work.promise, controller.signal);
  controller.abort("enough");
  await expect(waiting).rejects.toBe("enough");
  work.reject(new Error("late")); // would end the run as an unhandled rejection
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
});

test("rejects at once where the signal was aborted before, also when the promise rejects", async () => {
  const reason = new Error("before");
  const late = Promise.reject(new Error("late"));
  await expect(abortable(late, AbortSignal.abort(reason))).rejects.toBe(reason);
});

test("needs no signal", async () => {
  await expect(abortable(Promise.resolve(1), undefined)).resolves.toBe(1);
});

test("a thenable that throws is a rejection", async () => {
  const broken = {
    // oxlint-disable-next-line unicorn/no-thenable
    then(): never {
      throw new Error("broken");
    },
  };
  const { signal } = new AbortController();
  await expect(abortable(broken, signal)).rejects.toThrow("broken");
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});
