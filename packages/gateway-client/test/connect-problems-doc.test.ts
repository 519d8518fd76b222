import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

test("the guide has a row for every cause of a failed connect, and for no other", () => {
  const names = read("../src/errors/connect-problem.ts").match(/(?<=\| ")[a-z-]+/g) ?? [];
  const rows = read("../../../docs/gateway/connection-problems.md").match(/(?<=^\| `)[a-z-]+/gm) ?? [];
  expect(names.length).toBeGreaterThan(20);
  expect([...rows].sort()).toEqual([...names].sort());
});

test("each row of the guide says what it means, whether trying again helps, and what to do", () => {
  const rows = read("../../../docs/gateway/connection-problems.md").match(/^\| `[a-z-]+`.*$/gm) ?? [];
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    const [code, meaning, retryable, todo] = row
      .split("|")
      .map((cell) => cell.trim())
      .slice(1);
    expect([code, meaning, todo]).not.toContain("");
    expect(retryable).toMatch(/^(?:yes|no|as it says|see left)$/);
  }
});
