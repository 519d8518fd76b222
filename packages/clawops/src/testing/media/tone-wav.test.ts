import { expect, test } from "vitest";

import { toneWav } from "./tone-wav.ts";

test("is a WAV file whose sizes fit: PCM, 16 bit, mono, 8 kHz", () => {
  const bytes = toneWav();
  const view = new DataView(bytes.buffer);
  const tag = (offset: number): string => String.fromCharCode(...bytes.subarray(offset, offset + 4));
  expect([tag(0), tag(8), tag(12), tag(36)]).toEqual(["RIFF", "WAVE", "fmt ", "data"]);
  expect(view.getUint32(4, true)).toBe(bytes.byteLength - 8);
  expect(view.getUint32(40, true)).toBe(bytes.byteLength - 44);
  expect([view.getUint16(20, true), view.getUint16(22, true), view.getUint32(24, true)]).toEqual([1, 1, 8000]);
  expect([view.getUint32(28, true), view.getUint16(32, true), view.getUint16(34, true)]).toEqual([16_000, 2, 16]);
  expect(bytes.subarray(44).some((byte) => byte !== 0)).toBe(true);
});
