import { isRecord } from "@pincer/shared/internal";

import type { Answer } from "./attempt-result.ts";

/** The body of an answer with an error status. */
export interface ErrorBody {
  /** Parsed JSON, or the text; `undefined` where it is empty. */
  readonly body: unknown;
  /**
   * True when it is the API's own: a JSON object with a text `error`, and a text `code` or nothing that the API does not send without one.
   * What stands before the API sends HTML, or other JSON, such as `{"status":503,"error":"Service Unavailable"}`.
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
  const { error, code } = parsed;
  return {
    body: parsed,
    isOfApi: typeof error === "string" && isLikeApi(parsed),
    error: typeof error === "string" ? error : undefined,
    code: typeof code === "string" ? code : undefined,
  };
}

/** What stands beside `error` where there is no `code`. Source: ClawOps API 1.3.2, section errors. */
const knownNames: ReadonlySet<string> = new Set(["error", "code", "errors", "issues", "retryAfterSeconds"]);

function isLikeApi(body: Record<string, unknown>): boolean {
  const { code, status, statusCode } = body;
  // `503` as number or text is a framework's or a proxy's; so are the codes of its own broken connection (`ECONNRESET`).
  if ([code, status, statusCode].some((one) => /^\d+$/.test(String(one)))) return false;
  if (code === undefined || code === null) return Object.keys(body).every((name) => knownNames.has(name));
  return typeof code === "string" && !/^(?:E[A-Z]+|UND_ERR_\w+)$/.test(code);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
