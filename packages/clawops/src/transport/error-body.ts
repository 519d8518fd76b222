import { isRecord } from "@pincer/shared/internal";

import type { Answer } from "./attempt-result.ts";

/** The body of an answer with an error status. */
export interface ErrorBody {
  /** Parsed JSON, or the text; `undefined` where it is empty. */
  readonly body: unknown;
  /**
   * True when it is the API's own: a JSON object with a text `error`. What stands before the API sends HTML, or other JSON, such as
   * `{"status":503,"error":"Service Unavailable"}`.
   */
  readonly isOfApi: boolean;
  readonly error: string | undefined;
  readonly code: string | undefined;
}

/** Reads the body of an answer with an error status, whatever it is. */
export function readErrorBody({ body }: Answer): ErrorBody {
  const text = new TextDecoder().decode(body);
  const parsed = parse(text);
  if (!isRecord(parsed)) {
    const shown = parsed === undefined ? text : parsed;
    return { body: shown === "" ? undefined : shown, isOfApi: false, error: undefined, code: undefined };
  }
  const { error, code, status, statusCode } = parsed;
  const isOfFramework = typeof (statusCode ?? status) === "number";
  return {
    body: parsed,
    isOfApi: typeof error === "string" && !isOfFramework,
    error: typeof error === "string" ? error : undefined,
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
