import { isRecord } from "@pincer/shared/internal";

import { checkCredential } from "./check-credential.ts";
import { checkEmail } from "./check-email.ts";
import { checkMessage } from "./check-message.ts";
import { checkRingTime } from "./check-ring-time.ts";
import { checkRounds } from "./check-rounds.ts";
import { checkRules } from "./check-rules.ts";
import { joinEvents } from "./join-events.ts";
import { paramRules } from "./param-rules.ts";

/** Rules that need more than the names of the parameters. */
const checks: Readonly<Record<string, (operation: string, params: unknown) => void>> = {
  createCall: checkRingTime,
  sendMessage: checkMessage,
  createMcpConnection: checkCredential,
  rotateMcpCredential: checkCredential,
  sendEmail: checkEmail,
  createCallBatch: checkRounds,
};

/** The parameters that take a list of events where the wire has one text. */
const eventLists: Readonly<Record<string, "statusCallbackEvent" | "statusCallbackEvents">> = {
  createCall: "statusCallbackEvent",
  registerNumber: "statusCallbackEvents",
  updateNumber: "statusCallbackEvents",
};

/**
 * Checks which parameters go together, and gives them as the operation takes them.
 *
 * @throws {ClawOpsError} of kind `invalid-argument` that says which do not
 */
export function applyRules(operation: string, params: unknown): unknown {
  checkRules(operation, params, paramRules[operation] ?? []);
  if (isRecord(params)) {
    for (const [name, value] of Object.entries(params)) {
      const inner = paramRules[`${operation}.${name}`];
      if (inner !== undefined) checkRules(`${operation}: ${name}`, value, inner);
    }
  }
  checks[operation]?.(operation, params);
  const events = eventLists[operation];
  return events === undefined ? params : joinEvents(operation, params, events);
}
