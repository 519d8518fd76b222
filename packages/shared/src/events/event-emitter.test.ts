import { expect, test, vi } from "vitest";

import { EventEmitter } from "./event-emitter.ts";

interface Events {
  one: number;
  two: string;
}

function emitterWith(onError: (error: unknown) => void = () => {}): EventEmitter<Events> {
  return new EventEmitter<Events>(onError);
}

test("calls the listeners of the name, in the order in which they came", () => {
  const emitter = emitterWith();
  const seen: unknown[] = [];
  emitter.on("one", (n) => seen.push(["first", n]));
  emitter.on("one", (n) => seen.push(["second", n]));
  emitter.on("two", (text) => seen.push(text));
  emitter.emit("one", 1);
  expect(seen).toEqual([
    ["first", 1],
    ["second", 1],
  ]);
});

test("the same function added twice is called twice, and each is removed by itself", () => {
  const emitter = emitterWith();
  const listener = vi.fn<(payload: number) => void>();
  const off = emitter.on("one", listener);
  emitter.on("one", listener);
  off();
  off();
  expect(emitter.count("one")).toBe(1);
  emitter.emit("one", 1);
  expect(listener).toHaveBeenCalledTimes(1);
});

test("a listener that is added during a call waits for the next; one that is removed is not called any more", () => {
  const emitter = emitterWith();
  const [late, removed] = [vi.fn<(payload: number) => void>(), vi.fn<(payload: number) => void>()];
  let off = (): void => {};
  emitter.on("one", () => {
    off();
    if (emitter.count("one") === 1) emitter.on("one", late);
  });
  off = emitter.on("one", removed);
  emitter.emit("one", 1);
  expect(removed).not.toHaveBeenCalled();
  expect(late).not.toHaveBeenCalled();
  emitter.emit("one", 2);
  expect(late).toHaveBeenCalledWith(2);
});

test("what a listener throws or rejects with is told, and the others are called", async () => {
  const onError = vi.fn<(error: unknown) => void>();
  const emitter = emitterWith(onError);
  const other = vi.fn<(payload: number) => void>();
  emitter.on("one", () => {
    throw new Error("thrown");
  });
  emitter.on("one", () => Promise.reject(new Error("rejected")));
  // oxlint-disable-next-line unicorn/no-thenable
  emitter.on("one", () => ({ then: (_: unknown, reject: (error: unknown) => void) => reject(new Error("thenable")) }));
  emitter.on("one", other);
  emitter.emit("one", 1);
  await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(3));
  expect(onError.mock.calls.flat().map(String).sort()).toEqual(["Error: rejected", "Error: thenable", "Error: thrown"]);
  expect(other).toHaveBeenCalledTimes(1);
});

test("an error handler that throws itself stops nobody", () => {
  const other = vi.fn<(payload: number) => void>();
  const emitter = emitterWith(() => {
    throw new Error("handler");
  });
  emitter.on("one", () => {
    throw new Error("listener");
  });
  emitter.on("one", other);
  emitter.emit("one", 1);
  expect(other).toHaveBeenCalledTimes(1);
});
