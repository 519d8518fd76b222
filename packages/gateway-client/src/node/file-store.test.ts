import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  lstatSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { fileStore } from "./file-store.ts";

const secret = "planted-secret-value";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pincer-store-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("a file store", () => {
  test("keeps what it is given, also for another store of the same file", async () => {
    const path = join(folder, "store.json");
    const store = fileStore(path);
    expect(await store.get("a")).toBeUndefined();
    await store.set("a", secret);
    await store.set("__proto__", "harmless");
    expect(await fileStore(path).get("a")).toBe(secret);
    expect(await fileStore(path).get("__proto__")).toBe("harmless");
    await store.delete("a");
    await store.delete("never there");
    expect(await fileStore(path).get("a")).toBeUndefined();
  });

  test("makes its folder and its file for the owner alone", async () => {
    const path = join(folder, "new", "deep", "store.json");
    await fileStore(path).set("a", secret);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "new")).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "new", "deep")).mode & 0o777).toBe(0o700);
  });

  test("narrows a file that others could read", async () => {
    const path = join(folder, "store.json");
    writeFileSync(path, "{}", { mode: 0o644 });
    await fileStore(path).set("a", secret);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test("narrows a file that others could read when it is only read, and never a folder", async () => {
    const path = join(folder, "store.json");
    writeFileSync(path, '{"a":"b"}', { mode: 0o644 });
    expect(await fileStore(path).get("a")).toBe("b");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const inner = join(folder, "inner");
    mkdirSync(inner, { mode: 0o755 });
    await expect(fileStore(inner).get("a")).rejects.toMatchObject({ retryable: false, steps: [expect.any(String)] });
    expect(statSync(inner).mode & 0o777).toBe(0o755);
  });

  test("loses nothing when many write at once, through several stores", async () => {
    const path = join(folder, "store.json");
    const keys = Array.from({ length: 50 }, (_, index) => `key-${index}`);
    await Promise.all(keys.map(async (key) => fileStore(path).set(key, `value of ${key}`)));
    const store = fileStore(path);
    expect(await Promise.all(keys.map(async (key) => store.get(key)))).toEqual(keys.map((key) => `value of ${key}`));
    expect(readdirSync(folder)).toEqual(["store.json"]);
  });

  test.each([`{"a": "${secret}"`, "[]", `{"a": 7, "b": "${secret}"}`, ""])(
    "leaves a damaged file alone and does not quote it (case %#)",
    async (content) => {
      const path = join(folder, "store.json");
      writeFileSync(path, content);
      const store = fileStore(path);
      for (const call of [() => store.get("a"), () => store.set("a", "b"), () => store.delete("a")]) {
        const error: unknown = await Promise.resolve(call()).catch((reason: unknown) => reason);
        expect(error).toMatchObject({
          name: "GatewayError",
          kind: "configuration",
          message: expect.stringContaining(path),
        });
        expect(inspect(error)).not.toContain(secret);
      }
      expect(readFileSync(path, "utf8")).toBe(content);
    },
  );

  test("works again after a failure", async () => {
    const path = join(folder, "store.json");
    writeFileSync(path, "broken");
    const store = fileStore(path);
    await expect(store.set("a", "b")).rejects.toThrow(/damaged/);
    rmSync(path);
    await store.set("a", "b");
    expect(await store.get("a")).toBe("b");
  });

  test("leaves no half of a file behind when it cannot be put in place", async () => {
    const path = join(folder, "store.json");
    await fileStore(path).set("a", "b");
    const blocked = join(folder, "blocked");
    mkdirSync(blocked);
    writeFileSync(join(blocked, "file"), "");
    await expect(fileStore(join(blocked, "file", "store.json")).set("a", "b")).rejects.toThrow(
      /cannot be (?:read|written) \(ENOTDIR\)/,
    );
    expect(readdirSync(blocked)).toEqual(["file"]);
  });

  test("writes through a link and keeps it", async () => {
    const path = join(folder, "real.json");
    writeFileSync(path, "{}");
    chmodSync(path, 0o600);
    const link = join(folder, "link.json");
    symlinkSync(path, link);
    await fileStore(link).set("a", secret);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(await fileStore(path).get("a")).toBe(secret);
  });

  test("refuses what is no path and what is no text", async () => {
    expect(() => fileStore("")).toThrow(/path must be/);
    await expect(fileStore(join(folder, "s.json")).set("a", 1 as never)).rejects.toThrow(/must be texts/);
  });

  test("shows nothing when it is printed", async () => {
    const store = fileStore(join(folder, "store.json"));
    await store.set("a", secret);
    expect(inspect(store, { depth: 9, showHidden: true })).not.toContain(secret);
  });
});
