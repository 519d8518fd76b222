import { numberProblem } from "./read-number.ts";

/** What recipient and sender must be: numbers that the SDK takes for Korean ones. */
export const partyChecks: Readonly<Record<"to" | "from", (value: string) => string | undefined>> = {
  to: numberProblem,
  from: numberProblem,
};
