import { isRecord } from "@pincer/shared/internal";

import { wrongParams } from "./wrong-params.ts";

/** A day. */
const MAX_MINUTES = 1440;

/**
 * The rounds of a call batch: the first one is the first dial, so it has no `after` and no `on`; the others come 1 to 1440 minutes later.
 * Source: ClawOps API 1.3.2, createCallBatch.
 *
 * @throws {ClawOpsError} where they are not so
 */
export function checkRounds(operation: string, params: unknown): void {
  const rounds: unknown = isRecord(params) ? params["rounds"] : undefined;
  const [first, ...later]: unknown[] = Array.isArray(rounds) ? rounds : [];
  for (const [index, round] of later.entries()) {
    const after: unknown = isRecord(round) ? round["after"] : undefined;
    if (typeof after === "number" && (after < 1 || after > MAX_MINUTES))
      throw wrongParams(operation, `\`rounds[${index + 1}].after\` must be 1 to ${MAX_MINUTES} minutes, got ${after}`);
  }
  if (!isRecord(first)) return;
  const stray = ["after", "on"].find((name) => first[name] !== undefined);
  if (stray !== undefined)
    throw wrongParams(operation, `\`rounds[0].${stray}\` is for the rounds after the first, which is the first dial`);
}
