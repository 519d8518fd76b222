import type { Spread } from "./spread.ts";

/** One absolute figure: printed, never judged, for it says as much about the machine as about the code. */
export interface Figure {
  readonly subject: string;
  readonly measure: string;
  readonly unit: string;
  readonly value: Spread;
}

/** Ours against a peer's in the same rounds, or against a limit that holds on every machine (bytes). */
export interface Comparison {
  readonly what: string;
  readonly value: Spread;
  /** `x` for a ratio. */
  readonly unit: string;
  /** What the project wants of it. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
}

/** What a benchmark found. */
export interface Result {
  readonly comparisons: readonly Comparison[];
  readonly figures: readonly Figure[];
  /** What a reader has to know to read the figures. */
  readonly remarks: readonly string[];
}

/** True, false, or `undefined` where there is no target. The median decides. */
export function isMet({ target, value }: Comparison): boolean | undefined {
  if (target === undefined) return undefined;
  return "atMost" in target ? value.median <= target.atMost : value.median >= target.atLeast;
}
