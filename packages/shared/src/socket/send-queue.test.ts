import { expect, test } from "vitest";

import { byteLength, SendQueue } from "./send-queue.ts";

test.each(["", "abc", "é", "가나", "😀", "a\ud800", "\udc00a", "\ud800\ud800", "\ud83d\ude00\ude00"])(
  "the bytes of %j are those that an encoder makes",
  (text) => {
    expect(byteLength(text)).toBe(new TextEncoder().encode(text).length);
  },
);

test("gives what waited, oldest first, and is empty then", () => {
  const queue = new SendQueue<number>(100);
  queue.add("one", 1);
  queue.add("둘", 2);
  expect([queue.size, queue.bytes]).toEqual([2, 6]);
  expect(queue.take()).toEqual([
    { text: "one", tag: 1 },
    { text: "둘", tag: 2 },
  ]);
  expect([queue.size, queue.bytes]).toEqual([0, 0]);
  expect(queue.take()).toEqual([]);
});

test("refuses what goes over the limit, and keeps what waits", () => {
  const queue = new SendQueue<number>(6);
  expect(queue.add("가", 1)).toBe(true);
  expect(queue.add("나다", 2)).toBe(false);
  expect(queue.add("abc", 3)).toBe(true);
  expect(queue.add("", 4)).toBe(true);
  expect(queue.add("x", 5)).toBe(false);
  expect(queue.take().map(({ tag }) => tag)).toEqual([1, 3, 4]);
  expect(queue.add("나다", 2)).toBe(true);
});

test("takes one back, once, and its room with it", () => {
  const queue = new SendQueue<object>(3);
  const [one, other] = [{}, {}];
  queue.add("abc", one);
  expect(queue.remove(other)).toBe(false);
  expect(queue.remove(one)).toBe(true);
  expect(queue.remove(one)).toBe(false);
  expect([queue.size, queue.bytes]).toEqual([0, 0]);
  expect(queue.add("def", other)).toBe(true);
});
