import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { fileStore } from "./file-store.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pincer-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("processes that write to one file at once lose nothing, and agree on what was added first", async () => {
  const path = join(folder, "store.json");
  const program = join(folder, "write.mjs");
  const source = new URL("./file-store.ts", import.meta.url).href;
  writeFileSync(
    program,
    `import { fileStore } from ${JSON.stringify(source)};
     const store = fileStore(process.argv[2]);
     for (let index = 0; index < 10; index += 1) await store.set(process.argv[3] + index, "x");
     process.send(await store.add("first", process.argv[3]));`,
  );
  const names = ["a", "b", "c"];
  const first = await Promise.all(
    names.map(async (name) => {
      const child = fork(program, [path, name], { execArgv: ["--experimental-strip-types", "--no-warnings"] });
      const [message] = (await once(child, "message")) as [string];
      return message;
    }),
  );
  expect(new Set(first).size).toBe(1);
  const values = JSON.parse(readFileSync(path, "utf8")) as object;
  const keys = names.flatMap((name) => Array.from({ length: 10 }, (_, index) => `${name}${index}`));
  expect(Object.keys(values).sort()).toEqual([...keys, "first"].sort());
  expect(existsSync(`${path}.lock`)).toBe(false);
}, 60_000);

test("a lock that a dead process left behind is broken", async () => {
  const path = join(folder, "store.json");
  writeFileSync(`${path}.lock`, "dead");
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(`${path}.lock`, longAgo, longAgo);
  await fileStore(path).set("a", "b");
  expect(await fileStore(path).get("a")).toBe("b");
  expect(existsSync(`${path}.lock`)).toBe(false);
});

test("what is there is not replaced by what is added", async () => {
  const store = fileStore(join(folder, "store.json"));
  expect(await store.add?.("a", "1")).toBe("1");
  expect(await store.add?.("a", "2")).toBe("1");
  expect(await store.get("a")).toBe("1");
});
