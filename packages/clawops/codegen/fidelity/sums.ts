import type { OperationReport } from "./check.ts";

/** How much of something holds. */
export interface Sum {
  readonly operations: number;
  readonly simulated: number;
  readonly passed: number;
  readonly checks: number;
}

/** Adds up what the operations passed. */
export function sumOf(reports: readonly OperationReport[]): Sum {
  const checks = reports.flatMap((report) => report.checks);
  return {
    operations: reports.length,
    simulated: reports.filter(({ isSimulated }) => isSimulated).length,
    passed: checks.filter(({ isPassed }) => isPassed).length,
    checks: checks.length,
  };
}
