import { EventStream } from "@pincer/shared/internal";
import { expect, test, vi } from "vitest";

import type { EventFrame } from "../protocol/frames.ts";
import { frameBound } from "./frame-bound.ts";

const frame = (seq: number, text = ""): EventFrame => ({ type: "event", event: "agent", seq, payload: { text } });

async function waiting(stream: EventStream<EventFrame>): Promise<number[]> {
  stream.end();
  const seen: number[] = [];
  for await (const { seq = 0 } of stream) seen.push(seq);
  return seen;
}

test("10,000 frames wait for a reader, and the owner is told once that older ones are gone", async () => {
  const onFirstDrop = vi.fn<() => void>();
  const stream = new EventStream<EventFrame>({ trim: frameBound(onFirstDrop) });
  for (let seq = 1; seq <= 10_000; seq += 1) stream.push(frame(seq));
  expect(onFirstDrop).not.toHaveBeenCalled();
  for (let seq = 10_001; seq <= 10_010; seq += 1) stream.push(frame(seq));
  expect(onFirstDrop).toHaveBeenCalledTimes(1);
  expect((await waiting(stream))[0]).toBe(11);
});

test("large frames wait up to 16 million characters in all, the newest always", async () => {
  const stream = new EventStream<EventFrame>({ trim: frameBound(() => {}) });
  const million = "x".repeat(1_000_000);
  for (let seq = 1; seq <= 100; seq += 1) stream.push(frame(seq, million));
  const kept = await waiting(stream);
  expect(kept).toEqual(Array.from({ length: 16 }, (_, index) => 85 + index));
  const huge = new EventStream<EventFrame>({ trim: frameBound(() => {}) });
  huge.push(frame(1));
  huge.push(frame(2, million.repeat(20)));
  expect(await waiting(huge)).toEqual([2]);
});

test("what was read in between does not count", async () => {
  const stream = new EventStream<EventFrame>({ trim: frameBound(() => {}) });
  const million = "x".repeat(1_000_000);
  for (let seq = 1; seq <= 10; seq += 1) stream.push(frame(seq, million));
  for (let seq = 1; seq <= 8; seq += 1) expect((await stream.next()).value).toMatchObject({ seq });
  for (let seq = 11; seq <= 24; seq += 1) stream.push(frame(seq, million));
  expect(await waiting(stream)).toEqual(Array.from({ length: 16 }, (_, index) => 9 + index));
});
