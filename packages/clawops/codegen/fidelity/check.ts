/** One question to the server, and whether it answered as the contract has it. */
export interface Check {
  /** The kind of check, for the sums. */
  readonly rule: string;
  /** What exactly: `/body/To`. Empty where the rule says it all. */
  readonly place: string;
  readonly isPassed: boolean;
}

/** All checks of one operation. */
export interface OperationReport {
  readonly operationId: string;
  readonly tag: string;
  /** False where the server answers 501. */
  readonly isSimulated: boolean;
  readonly checks: readonly Check[];
}
