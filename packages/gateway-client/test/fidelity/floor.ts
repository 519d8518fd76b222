import { readFileSync } from "node:fs";

import type { MeasuredClient } from "./measure-client.ts";
import type { Measured } from "./measure-gateway.ts";

/** The shares that were had last. */
export const floorFile: URL = new URL("floor.json", import.meta.url);

/** The page that is made from the measurement. */
export const pageFile: URL = new URL("../../../../docs/gateway/fidelity.md", import.meta.url);

/** How much a share may be below the floor: what a run shows depends a little on how busy the machine is. */
const TOLERANCE = 0.05;

/** The share of what is as recorded, by side, group and protocol. */
export type Shares = Readonly<Record<string, number>>;

/** The shares of a measurement, from 0 to 1, rounded down to a thousandth. */
export function sharesOf(gateway: readonly Measured[], client: readonly MeasuredClient[]): Shares {
  const sums = new Map<string, { all: number; good: number }>();
  const count = (key: string, all: number, good: number): void => {
    const sum = sums.get(key) ?? { all: 0, good: 0 };
    sums.set(key, { all: sum.all + all, good: sum.good + good });
  };
  for (const { recording, compared, matched } of gateway) {
    count(`gateway ${recording.group} v${recording.protocol}`, compared, matched);
  }
  for (const { recording, checks } of client) {
    const passed = checks.filter(({ problem }) => problem === undefined).length;
    count(`client ${recording.group} v${recording.protocol}`, checks.length, passed);
  }
  return Object.fromEntries(
    [...sums].toSorted(([a], [b]) => a.localeCompare(b)).map(([key, { all, good }]) => [key, share(all, good)]),
  );
}

function share(all: number, good: number): number {
  return all === 0 ? 1 : Math.floor((good / all) * 1_000) / 1_000;
}

/** A sentence for each share that sank. */
export function belowFloor(shares: Shares, floor: Shares, tolerance: number = TOLERANCE): string[] {
  return Object.entries(floor)
    .filter(([group, least]) => (shares[group] ?? 0) < least - tolerance)
    .map(([group, least]) => `${group}: ${shares[group] ?? "nothing"} is below ${least}`);
}

export function readFloor(): Shares {
  return JSON.parse(readFileSync(floorFile, "utf8")) as Shares;
}
