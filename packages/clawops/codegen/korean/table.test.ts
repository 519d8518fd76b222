import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { fileName, generateTable } from "./generate.ts";
import { readKsX1001 } from "./ks-x-1001.ts";
import { packPoints } from "./pack-points.ts";

test("the committed table is what the generator makes", () => {
  const committed = readFileSync(new URL(`../../src/generated/${fileName}`, import.meta.url), "utf8");
  expect(committed === generateTable(), `src/generated/${fileName} is out of date: run \`npm run generate\``).toBe(
    true,
  );
});

test("no character stands in two cells", () => {
  const points = readKsX1001();
  expect(new Set(points).size).toBe(points.length);
});

test("a gap is one sign up to 57, and each further 57 a step of a sign before it", () => {
  expect(packPoints([128, 130, 187], 127)).toBe("#$[");
  expect(packPoints([58], 0)).toBe("]#");
  expect(packPoints([57 * 34 + 1], 0)).toBe("}]#");
});
