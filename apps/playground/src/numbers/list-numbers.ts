import type { ClawOps } from "@pincer/clawops";

import { describeError } from "../errors/describe-error.ts";
import type { Scope } from "../session/scope.ts";

/** Reads the numbers of the account. */
export async function listNumbers(scope: Scope<ClawOps>): Promise<void> {
  scope.dispatch({ type: "numbers/reading" });
  try {
    const numbers = await scope.client.numbers.list({ signal: scope.signal });
    const items = numbers.flatMap(({ number }) => (number === undefined ? [] : [number]));
    scope.dispatch({ type: "numbers/listed", items });
  } catch (error) {
    scope.dispatch({ type: "numbers/failed", error: describeError(error) });
  }
}
