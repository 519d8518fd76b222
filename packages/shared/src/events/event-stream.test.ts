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

test("the owner may take off the front what is too much, of what waits for the reader only", async () => {
  const lengths: number[] = [];
  const stream = new EventStream<number>({
    trim: (waiting) => {
      lengths.push(waiting.length);
      if (waiting.length > 2) waiting.shift();
    },
  });
  const first = stream.next();
  for (const one of [0, 1, 2, 3]) stream.push(one);
  await expect(first).resolves.toEqual(item(0));
  expect(lengths).toEqual([1, 2, 3]);
  await expect(stream.next()).resolves.toEqual(item(2));
});
