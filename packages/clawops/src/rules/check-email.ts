import { isRecord } from "@pincer/shared/internal";

import { wrongParams } from "./wrong-params.ts";

/** `to`, `cc` and `bcc` together. Source: ClawOps API 1.3.2, sendEmail. */
const MAX_RECIPIENTS = 50;

/** @throws {ClawOpsError} for more recipients than one e-mail may have */
export function checkEmail(operation: string, params: unknown): void {
  if (!isRecord(params)) return;
  const lists = [params["to"], params["cc"], params["bcc"]].filter((list) => Array.isArray(list));
  const count = lists.reduce((sum, list) => sum + list.length, 0);
  if (count > MAX_RECIPIENTS)
    throw wrongParams(
      operation,
      `\`to\`, \`cc\` and \`bcc\` may have ${MAX_RECIPIENTS} addresses together, got ${count}`,
    );
}
