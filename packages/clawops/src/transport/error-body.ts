import { isRecord } from "@pincer/shared/internal";

import type { Answer } from "./attempt-result.ts";

/** The beginning of a text that is not JSON is enough to know it by. */
const MAX_TEXT = 1000;

/** The body of an answer with an error status. */
export interface ErrorBody {
  /** Parsed JSON, or the beginning of the text; `undefined` where it is empty. */
  readonly body: unknown;
  /** True when it is the API's own: a JSON object with a text `error`. Something before the API sends HTML. */
  readonly isOfApi: boolean;
  readonly error: string | undefined;
  readonly code: string | undefined;
}

/** Reads the body of an answer with an error status, whatever it is. */
export function readErrorBody({ body }: Answer): ErrorBody {
  const text = new TextDecoder().decode(body);
  const parsed = parse(text);
  if (!isRecord(parsed)) {
    const shown = parsed === undefined ? text.slice(0, MAX_TEXT) : parsed;
    return { body: shown === "" ? undefined : shown, isOfApi: false, error: undefined, code: undefined };
  }
  const { error, code } = parsed;
  const hasError = typeof error === "string";
  return {
    body: parsed,
    isOfApi: hasError,
    error: hasError ? error : undefined,
    code: typeof code === "string" ? code : undefined,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
