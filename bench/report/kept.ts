import type { Result } from "../measure/result.ts";

/** A result as it lies in `results/`. */
export interface Kept extends Result {
  readonly name: string;
  readonly title: string;
  /** The version of Node that ran it. */
  readonly node: string;
}

/** Where the result of a benchmark is kept. */
export function resultFile(name: string): URL {
  return new URL(`../results/${name}.json`, import.meta.url);
}
