import { describeThrown, isRecord } from "@pincer/shared/internal";

import type { RequestFrame } from "./frames.ts";

/** A frame as text, or what keeps it from being sent. */
export type SerializedFrame =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string; readonly cause?: unknown };

/** A request as text. Params that are left out become an empty object. */
export function serializeFrame(id: string, method: unknown, params: unknown = {}): SerializedFrame {
  if (typeof method !== "string" || method.trim() === "") {
    return { ok: false, problem: `The method of a request must be a name such as "sessions.list".` };
  }
  if (!isRecord(params)) {
    return { ok: false, problem: `The params of "${method}" must be an object, such as { limit: 10 }.` };
  }
  const frame: RequestFrame = { type: "req", id, method, params };
  try {
    return { ok: true, text: JSON.stringify(frame) };
  } catch (cause) {
    return {
      ok: false,
      problem: `The params of "${method}" cannot be sent as JSON (${describeThrown(cause)}).`,
      cause,
    };
  }
}
