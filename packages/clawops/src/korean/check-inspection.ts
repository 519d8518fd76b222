import { isRecord } from "@pincer/shared/internal";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { messageLimits } from "./message-limits.ts";

/** @throws {ClawOpsError} where `inspectMessage` was not given what it takes */
export function checkInspection(text: unknown, options: unknown): void {
  if (typeof text !== "string") throw wrong("the text must be a string");
  if (!isRecord(options)) throw wrong("the options must be an object of `subject`, `mediaUrl` and `type`");
  const { subject, mediaUrl, type } = options;
  if (subject !== undefined && typeof subject !== "string") throw wrong("`subject` must be a string");
  if (mediaUrl !== undefined && !isTextOrTexts(mediaUrl))
    throw wrong("`mediaUrl` must be a string or a list of strings");
  if (type !== undefined && !(typeof type === "string" && Object.hasOwn(messageLimits, type))) {
    throw wrong('`type` must be "sms", "lms" or "mms"');
  }
  const hasMedia = mediaUrl !== undefined && mediaUrl.length > 0;
  if (type === "sms" && subject !== undefined) throw wrong('an SMS has no `subject`; use type "lms"');
  if (type !== undefined && type !== "mms" && hasMedia) throw wrong('`mediaUrl` goes with type "mms" only');
}

function isTextOrTexts(value: unknown): value is string | readonly string[] {
  return typeof value === "string" || (Array.isArray(value) && value.every((item) => typeof item === "string"));
}

function wrong(problem: string): ClawOpsError {
  return new ClawOpsError(`inspectMessage: ${problem}.`, { kind: "invalid-argument" });
}
