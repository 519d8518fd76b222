import { deferred } from "@pincer/shared/internal";
import { expect, test } from "vitest";

import { exclusive } from "./exclusive.ts";

const never = (): Promise<never> => new Promise(() => {});

test("turns on a store come one after the other, also where one fails", async () => {
  const store = {};
  const log: string[] = [];
  const first = exclusive(store, "a", async () => {
    log.push("first begins");
    await Promise.resolve();
    log.push("first ends");
    throw new Error("no");
  });
  const second = exclusive(store, "b", async () => log.push("second"));
  await expect(first).rejects.toThrow("no");
  await second;
  expect(log).toEqual(["first begins", "first ends", "second"]);
});

test("a turn that waits for its store makes place when it is given up, and cannot write any more", async () => {
  const store = {};
  const controller = new AbortController();
  const begun = deferred<void>();
  const answer = deferred<void>();
  const late = deferred<unknown>();
  const hanging = exclusive(
    store,
    "a",
    async (turn) => {
      begun.resolve();
      await answer.promise;
      await turn.write(() => late.resolve("written")).catch(late.resolve);
    },
    controller.signal,
  );
  const next = exclusive(store, "a", (turn) => turn.write(() => "next"));
  await begun.promise;
  controller.abort(new Error("too late"));
  await expect(hanging).rejects.toThrow("too late");
  expect(await next).toBe("next");
  answer.resolve();
  expect(await late.promise).toEqual(new Error("too late"));
});

test("a write that has begun keeps the next ones waiting when its turn is given up, until it has ended", async () => {
  const store = {};
  const controller = new AbortController();
  const begun = deferred<void>();
  const written = deferred<void>();
  const log: string[] = [];
  const hanging = exclusive(
    store,
    "a",
    (turn) =>
      turn.write(async () => {
        begun.resolve();
        await written.promise;
        log.push("first");
      }),
    controller.signal,
  );
  const next = exclusive(store, "a", (turn) => turn.write(() => log.push("second")));
  await begun.promise;
  controller.abort(new Error("too late"));
  await expect(hanging).rejects.toThrow("too late");
  const impatient = new AbortController();
  const third = exclusive(store, "a", () => Promise.resolve("third"), impatient.signal);
  impatient.abort(new Error("no longer"));
  await expect(third).rejects.toThrow("no longer");
  expect(log).toEqual([]);
  written.resolve();
  await next;
  expect(log).toEqual(["first", "second"]);
});

test("stores do not wait for each other", async () => {
  const controller = new AbortController();
  const hanging = exclusive({}, "a", (turn) => turn.write(never), controller.signal);
  expect(await exclusive({}, "a", () => Promise.resolve("other"))).toBe("other");
  controller.abort(new Error("end"));
  await expect(hanging).rejects.toThrow("end");
});
