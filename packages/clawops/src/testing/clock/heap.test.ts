import { array, assert, integer, nat, option, property, record } from "fast-check";
import { expect, test } from "vitest";

import { Heap } from "./heap.ts";

interface Item {
  readonly key: number;
}

const isBefore = (one: Item, other: Item): boolean => one.key < other.key;

/** Takes out everything, the first one first. */
function drain(heap: Heap<Item>): number[] {
  const keys: number[] = [];
  for (let item = heap.first; item !== undefined; item = heap.first) {
    keys.push(item.key);
    heap.remove(item);
  }
  return keys;
}

test("whatever is added and removed in between, the rest comes out in order", () => {
  const step = record({ key: integer({ min: 0, max: 20 }), removed: option(nat()) });
  assert(
    property(array(step, { maxLength: 60 }), (steps) => {
      const heap = new Heap<Item>(isBefore);
      const held: Item[] = [];
      for (const { key, removed } of steps) {
        const item = { key };
        heap.add(item);
        held.push(item);
        if (removed === null) continue;
        const [gone] = held.splice(removed % held.length, 1);
        if (gone !== undefined) heap.remove(gone);
      }
      expect(heap.size).toBe(held.length);
      expect(drain(heap)).toEqual(held.map(({ key }) => key).sort((a, b) => a - b));
      expect(heap.size).toBe(0);
    }),
  );
});

test("removing what is not there, or twice, changes nothing", () => {
  const heap = new Heap<Item>(isBefore);
  const item = { key: 1 };
  heap.remove(item);
  heap.add(item);
  heap.add({ key: 2 });
  heap.remove({ key: 1 });
  expect(heap.size).toBe(2);
  heap.remove(item);
  heap.remove(item);
  expect(drain(heap)).toEqual([2]);
});

test("20,000 items take some twenty comparisons each, not thousands", () => {
  let comparisons = 0;
  const heap = new Heap<Item>((one, other) => {
    comparisons += 1;
    return isBefore(one, other);
  });
  const count = 20_000;
  for (let at = 0; at < count; at += 1) heap.add({ key: (at * 7_919) % count });
  expect(drain(heap)).toEqual(Array.from({ length: count }, (_, key) => key));
  // Two per level on the way down, one on the way up, and the check that ends each.
  expect(comparisons).toBeLessThan(count * 4 * Math.ceil(Math.log2(count)));
});
