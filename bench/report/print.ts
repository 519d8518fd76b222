import { isMet, type Result } from "../measure/result.ts";
import { figureInWords, targetInWords } from "./words.ts";

/** Prints a result: first what is judged, then the absolute figures. */
export function printResult({ comparisons, figures, remarks }: Result): void {
  for (const comparison of comparisons) {
    const met = isMet(comparison);
    const verdict = met === undefined ? "" : `   [${targetInWords(comparison)}: ${met ? "met" : "NOT met"}]`;
    console.log(`  ${comparison.what}: ${figureInWords(comparison.value, comparison.unit)}${verdict}`);
  }
  for (const { subject, measure, value, unit } of figures) {
    console.log(`    ${subject}, ${measure}: ${figureInWords(value, unit)}`);
  }
  for (const remark of remarks) console.log(`  ${remark}`);
}
