import { isRecord } from "@pincer/shared/internal";

import { wrongParams } from "./wrong-params.ts";

/**
 * The rounds of a call batch: the first one is the first dial, so it has no `after` and no `on`.
 *
 * @throws {ClawOpsError} where it has
 */
export function checkRounds(operation: string, params: unknown): void {
  const rounds: unknown = isRecord(params) ? params["rounds"] : undefined;
  const [first]: unknown[] = Array.isArray(rounds) ? rounds : [];
  if (!isRecord(first)) return;
  const stray = ["after", "on"].find((name) => first[name] !== undefined);
  if (stray !== undefined)
    throw wrongParams(operation, `\`rounds[0].${stray}\` is for the rounds after the first, which is the first dial`);
}
