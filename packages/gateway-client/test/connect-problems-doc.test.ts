import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

test("the guide has a row for every cause of a failed connect, and for no other", () => {
  const names = read("../src/errors/connect-problem.ts").match(/(?<=\| ")[a-z-]+/g) ?? [];
  const rows = read("../../../docs/gateway/connection-problems.md").match(/(?<=^\| `)[a-z-]+/gm) ?? [];
  expect(names.length).toBeGreaterThan(20);
  expect([...rows].sort()).toEqual([...names].sort());
});
