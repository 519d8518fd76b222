import { describe, expect, test } from "vitest";

import { poll } from "./poll.ts";

const pace = (signal: AbortSignal = new AbortController().signal) => ({ intervalMs: 0, rounds: 5, signal });

describe("polling", () => {
  test("ends when it is done", async () => {
    let asked = 0;
    await expect(poll(async () => ((asked += 1) === 3 ? "done" : "again"), pace())).resolves.toBe(true);
    expect(asked).toBe(3);
  });

  test("ends after its rounds", async () => {
    let asked = 0;
    const ask = async (): Promise<"again"> => {
      asked += 1;
      return "again";
    };
    await expect(poll(ask, pace())).resolves.toBe(false);
    expect(asked).toBe(5);
  });

  test("ends with the reason of its signal, also while it waits", async () => {
    const controller = new AbortController();
    const reason = new Error("gone");
    const ask = async (): Promise<"again"> => {
      controller.abort(reason);
      return "again";
    };
    await expect(poll(ask, { ...pace(controller.signal), intervalMs: 1_000_000 })).rejects.toBe(reason);
  });

  test("ends with what the question is rejected with", async () => {
    await expect(poll(() => Promise.reject(new Error("no")), pace())).rejects.toThrow("no");
  });
});
