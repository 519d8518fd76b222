import type { CallOutcomePlan, InboundMessage } from "./simulate.ts";
import type { CallOutcome } from "./state/call-record.ts";
import { usageError } from "./usage-error.ts";

const outcomes: ReadonlySet<unknown> = new Set(["completed", "busy", "no-answer", "failed", "rejected"]);
const answerers: ReadonlySet<unknown> = new Set(["human", "machine", "unknown"]);
const messageTypes: ReadonlySet<unknown> = new Set(["sms", "lms", "mms", undefined]);

/** No message of the service has more pictures. */
const MAX_MEDIA = 3;

/** Gives the outcome of a call back. @throws ClawOpsError for one that calls do not have */
export function checkCallOutcome(outcome: CallOutcome, where: string): CallOutcome {
  if (outcomes.has(outcome)) return outcome;
  throw usageError(`${where}: outcome must be ${[...outcomes].join(", ")}, not ${outcome}.`);
}

/** Gives back who answers. @throws ClawOpsError for what machine detection does not find */
export function checkAnsweredBy<Found extends CallOutcomePlan["answeredBy"]>(answeredBy: Found, where: string): Found {
  if (answerers.has(answeredBy)) return answeredBy;
  throw usageError(`${where}: answeredBy must be human, machine or unknown, not ${String(answeredBy)}.`);
}

/** @throws ClawOpsError for a message that could not have come in */
export function checkInboundMessage({ body, subject, type, mediaCount = 0 }: InboundMessage): void {
  if (typeof body !== "string") throw usageError("inboundMessage: body must be a text.");
  if (subject !== undefined && typeof subject !== "string") throw usageError("inboundMessage: subject must be a text.");
  if (!messageTypes.has(type)) throw usageError(`inboundMessage: type must be sms, lms or mms, not ${String(type)}.`);
  if (!Number.isInteger(mediaCount) || mediaCount < 0 || mediaCount > MAX_MEDIA)
    throw usageError(`inboundMessage: mediaCount must be a whole number from 0 to ${MAX_MEDIA}, not ${mediaCount}.`);
}
