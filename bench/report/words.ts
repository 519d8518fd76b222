import type { Comparison } from "../measure/result.ts";
import type { Spread } from "../measure/spread.ts";

/** A figure with its quartiles: `1.05 x (1.02–1.09)`; one of a single round without. */
export function figureInWords({ median, low, high, rounds }: Spread, unit: string): string {
  const figure = `${numberInWords(median)} ${unit}`;
  return rounds === 1 ? figure : `${figure} (${numberInWords(low)}–${numberInWords(high)})`;
}

/** What is wanted: `<= 1.15`. */
export function targetInWords({ target, unit }: Comparison): string {
  if (target === undefined) return "";
  const [sign, value] = "atMost" in target ? ["<=", target.atMost] : [">=", target.atLeast];
  return `${sign} ${numberInWords(value)} ${unit}`;
}

/** As many digits as mean something. */
function numberInWords(value: number): string {
  const digits = Math.abs(value) >= 1000 || Number.isInteger(value) ? 0 : Math.abs(value) >= 100 ? 1 : 2;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
