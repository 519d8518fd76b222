import { describe, expect, test, vi } from "vitest";

import { EventStream } from "./event-stream.ts";

const item = <T>(value: T): IteratorResult<T, undefined> => ({ done: false, value });
const end = { done: true, value: undefined };

test("gives what was pushed before and after the reader came, in order", async () => {
  const stream = new EventStream<number>();
  stream.push(1);
  const [one, two, three] = [stream.next(), stream.next(), stream.next()];
  stream.push(2);
  stream.push(3);
  await expect(Promise.all([one, two, three])).resolves.toEqual([item(1), item(2), item(3)]);
});

test("an item may be undefined", async () => {
  const stream = new EventStream<number | undefined>();
  stream.push(undefined);
  stream.push(1);
  stream.end();
  const seen: unknown[] = [];
  for await (const one of stream) seen.push(one);
  expect(seen).toEqual([undefined, 1]);
});

test("after end() the reader gets what waits, then the end, for ever", async () => {
  const stream = new EventStream<number>();
  stream.push(1);
  stream.end();
  stream.push(2);
  await expect(stream.next()).resolves.toEqual(item(1));
  await expect(stream.next()).resolves.toEqual(end);
  await expect(stream.next()).resolves.toEqual(end);
});

describe("fail()", () => {
  test.each([new Error("broken"), undefined])(
    "gives what waits, then one rejection with %s, then the end",
    async (error) => {
      const stream = new EventStream<number>();
      stream.push(1);
      stream.fail(error);
      await expect(stream.next()).resolves.toEqual(item(1));
      await expect(stream.next()).rejects.toBe(error);
      await expect(stream.next()).resolves.toEqual(end);
    },
  );

  test("rejects the first of the waiting readers and ends the others", async () => {
    const stream = new EventStream<number>();
    const [one, two] = [stream.next(), stream.next()];
    stream.fail("broken");
    await expect(one).rejects.toBe("broken");
    await expect(two).resolves.toEqual(end);
    await expect(stream.next()).resolves.toEqual(end);
  });

  test("after the end changes nothing", async () => {
    const stream = new EventStream<number>();
    stream.end();
    stream.fail("late");
    await expect(stream.next()).resolves.toEqual(end);
  });
});

describe("return()", () => {
  test("ends a reader that waits", async () => {
    const stream = new EventStream<number>();
    const waiting = stream.next();
    await expect(stream.return()).resolves.toEqual(end);
    await expect(waiting).resolves.toEqual(end);
  });

  test("forgets what waits, an unread failure too", async () => {
    const stream = new EventStream<number>();
    stream.push(1);
    stream.fail("unread");
    await stream.return();
    await expect(stream.next()).resolves.toEqual(end);
  });

  test("is what leaving a loop does; the owner is told once", async () => {
    const onClose = vi.fn<() => void>();
    const stream = new EventStream<number>({ onClose });
    stream.push(1);
    for await (const _ of stream) break;
    stream.end();
    await stream.return();
    stream.push(2);
    expect(onClose).toHaveBeenCalledTimes(1);
    await expect(stream.next()).resolves.toEqual(end);
  });
});

test("beyond the limit the oldest are dropped, and the owner is told each time", async () => {
  const onDrop = vi.fn<(dropped: number, item: number | undefined) => void>();
  const stream = new EventStream<number | undefined>({ limit: 2, onDrop });
  for (const one of [undefined, 1, 2, 3]) stream.push(one);
  expect(onDrop.mock.calls).toEqual([
    [1, undefined],
    [2, 1],
  ]);
  await expect(stream.next()).resolves.toEqual(item(2));
});
