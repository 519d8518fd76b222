import { inspect } from "node:util";

import { describe, expect, test } from "vitest";

import { memoryStore } from "./memory-store.ts";
import { webStorageStore, type WebStorageLike } from "./web-storage-store.ts";

function fakeStorage(): WebStorageLike & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

describe.each([
  ["memoryStore", () => memoryStore()],
  ["webStorageStore", () => webStorageStore(fakeStorage())],
])("%s", (_name, makeStore) => {
  test("keeps, replaces and forgets values", async () => {
    const store = makeStore();
    expect(await store.get("a")).toBeUndefined();
    await store.set("a", "1");
    await store.set("b", "");
    await store.set("a", "2");
    expect(await store.get("a")).toBe("2");
    expect(await store.get("b")).toBe("");
    await store.delete("a");
    await store.delete("a");
    expect(await store.get("a")).toBeUndefined();
  });

  test("takes any key", async () => {
    const store = makeStore();
    expect(await store.get("__proto__")).toBeUndefined();
    await store.set("__proto__", "1");
    expect(await store.get("__proto__")).toBe("1");
  });
});

test("what the web storage throws reaches the caller", () => {
  const full = webStorageStore({
    ...fakeStorage(),
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  });
  expect(() => full.set("a", "1")).toThrow("full");
});

test("two memory stores share nothing, and do not show what they keep", async () => {
  const [one, two] = [memoryStore(), memoryStore()];
  await one.set("key", "hunter22");
  expect(await two.get("key")).toBeUndefined();
  expect(inspect(one, { showHidden: true, depth: 9 })).not.toContain("hunter22");
});
