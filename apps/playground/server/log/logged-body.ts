import type { SecretKeeper } from "@pincer/shared/internal";

import type { LoggedBody } from "../../contract/log-entry.ts";

/** Longer texts are cut in the log; what is forwarded stays whole. */
const MAX_TEXT = 64 * 1024;

/** No secret is longer than this. */
const BORDER = 8 * 1024;

/** A text (JSON or not) as it may be written down: without secrets, and not endless. */
export function loggedText(text: string, keeper: SecretKeeper): LoggedBody | null {
  if (text === "") return null;
  if (text.length <= MAX_TEXT) {
    const value = parseJson(text);
    if (value !== undefined) return { type: "json", value: keeper.printable(value) };
  }
  // Redacted before it is cut: half a secret would not be found. What is read beyond the cut is for that border alone.
  const safe = keeper.text(text.slice(0, MAX_TEXT + BORDER));
  const cut = text.length > MAX_TEXT;
  return { type: "text", text: cut ? safe.slice(0, Math.max(0, Math.min(MAX_TEXT, safe.length - BORDER))) : safe, cut };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
