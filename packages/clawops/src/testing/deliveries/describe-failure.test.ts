import { expect, test } from "vitest";

import { describeFailure } from "./describe-failure.ts";

const failed = (cause: unknown): TypeError => new TypeError("fetch failed", { cause });
const coded = (code: unknown, message = ""): Error => Object.assign(new Error(message), { code });

test.each([
  [failed(coded("ECONNREFUSED")), "TypeError: fetch failed (ECONNREFUSED)"],
  [failed(Object.assign(new AggregateError([]), { code: "ECONNREFUSED" })), "TypeError: fetch failed (ECONNREFUSED)"],
  [coded("ENOTFOUND", "no such host"), "Error: no such host (ENOTFOUND)"],
  [coded("EPIPE", "write EPIPE"), "Error: write EPIPE"],
  [failed(coded("planted words")), "TypeError: fetch failed"],
  [failed(coded(23)), "TypeError: fetch failed"],
  [failed("a text"), "TypeError: fetch failed"],
  ["gone", "gone"],
])("a failure is told with the code of its cause: %o", (thrown, words) => {
  expect(describeFailure(thrown)).toBe(words);
});

test("an error that cannot be read is told all the same", () => {
  const cause = {
    get code(): string {
      throw new Error("no");
    },
  };
  expect(describeFailure(failed(cause))).toBe("TypeError: fetch failed");
  const { proxy, revoke } = Proxy.revocable(new Error("x"), {});
  revoke();
  expect(describeFailure(proxy)).toBe("an unreadable value");
});
