import { isRecord } from "@pincer/shared/internal";

import type { ErrorShape, EventFrame, ResponseFrame, ServerFrame } from "./frames.ts";

/** A frame, or what is wrong with the text and where. */
export type ParsedFrame =
  | { readonly ok: true; readonly frame: ServerFrame }
  | { readonly ok: false; readonly problem: string };

/** Reads what a gateway sent. Fields that are not known here stay in the frame. */
export function parseFrame(text: string): ParsedFrame {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong("is not JSON");
  }
  if (!isRecord(value)) return wrong("is not a JSON object");
  if (value["type"] === "event") {
    if (typeof value["event"] !== "string") return wrong("is an event without a name (at /event)");
    return { ok: true, frame: withNumberSeq(value) as unknown as EventFrame };
  }
  if (value["type"] !== "res") return wrong("is neither an answer nor an event (at /type)");
  if (typeof value["id"] !== "string") return wrong("is an answer without a text id (at /id)");
  if (typeof value["ok"] !== "boolean") return wrong("is an answer without true or false (at /ok)");
  // Success has no error, whatever the field holds: `null`, where a gateway writes down every field.
  const error = value["ok"] ? undefined : readError(value["error"]);
  const frame: Record<string, unknown> = error === value["error"] ? value : { ...value, error };
  return { ok: true, frame: frame as unknown as ResponseFrame };
}

function withNumberSeq(value: Record<string, unknown>): Record<string, unknown> {
  if (value["seq"] === undefined || Number.isSafeInteger(value["seq"])) return value;
  const { seq: _seq, ...rest } = value;
  return rest;
}

/** The error of a refusal, with only those fields that have the type they should have. */
function readError(value: unknown): ErrorShape {
  const error = isRecord(value) ? value : { message: value };
  const { code, message, details, retryable, retryAfterMs } = error;
  return {
    message: typeof message === "string" && message !== "" ? message : "the gateway gave no reason",
    ...(typeof code === "string" && { code }),
    ...(details !== undefined && { details }),
    ...(typeof retryable === "boolean" && { retryable }),
    ...(typeof retryAfterMs === "number" && retryAfterMs >= 0 && { retryAfterMs }),
  };
}

function wrong(problem: string): ParsedFrame {
  return { ok: false, problem };
}
