import { SecretKeeper } from "@pincer/shared/internal";
import { describe, expect, test } from "vitest";

import { ByteRedactor } from "./byte-redactor.ts";

const key = "sk_live_planted_9f8e7d6c";

function through(chunks: readonly Uint8Array[]): Buffer {
  const keeper = new SecretKeeper();
  keeper.add(key);
  const redactor = new ByteRedactor(keeper);
  return Buffer.concat([...chunks.map((chunk) => redactor.push(chunk)), redactor.end()]);
}

describe("bytes", () => {
  test("without a key come out unchanged, however they are cut", () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_value, index) => (index * 7) % 256);
    const chunks = [bytes.subarray(0, 1), bytes.subarray(1, 40_000), bytes.subarray(40_000)];
    expect(through(chunks).equals(bytes)).toBe(true);
  });

  test("lose a key that lies across two chunks, also after many others", () => {
    const before = Buffer.alloc(50_000, 0xe9);
    const chunks = [before, Buffer.from(`key ${key.slice(0, 9)}`), Buffer.from(`${key.slice(9)} end`)];
    expect(through(chunks).equals(Buffer.concat([before, Buffer.from("key [redacted] end")]))).toBe(true);
  });
});
