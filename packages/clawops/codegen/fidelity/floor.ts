import { readFileSync } from "node:fs";

import type { Sum } from "./sums.ts";

/** The numbers that must not sink, as the last release of the page had them. */
export type Floor = Pick<Sum, "simulated" | "passed">;

/** Where they are kept. */
export const floorFile: URL = new URL("floor.json", import.meta.url);

/** Reads them. */
export function readFloor(): Floor {
  return JSON.parse(readFileSync(floorFile, "utf8")) as Floor;
}

/** The numbers that are below the floor, in words; empty where none is. */
export function belowFloor({ simulated, passed }: Floor, floor: Floor): string[] {
  return [
    ...(simulated < floor.simulated ? [`${simulated} operations are simulated; there were ${floor.simulated}.`] : []),
    ...(passed < floor.passed ? [`${passed} checks pass; there were ${floor.passed}.`] : []),
  ];
}
