import { inspect } from "node:util";

/** All ways in which an error gets into a log, in one string. */
export function everythingPrinted(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return [String(error), stack, JSON.stringify(error), inspect(error, { depth: Infinity, showHidden: true })].join(
    "\n",
  );
}
