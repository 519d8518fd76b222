import { APITimeoutError } from "../errors/connection-errors.ts";
import type { Operation } from "../wire/operation.ts";

/** Makes the error of a call that had to wait too long for the rest of this package. Its URL is not filled in: nothing was sent there. */
export function notLoaded({ method, path }: Operation, baseURL: string, timeoutMs: number): () => APITimeoutError {
  return () =>
    new APITimeoutError(
      `A part of @pincer/clawops was not loaded within ${timeoutMs} ms [${method} ${path}]. Nothing was sent. Check that every file of the bundle is served.`,
      { kind: "timeout", retryable: true, outcome: "not-sent", request: { method, url: `${baseURL}${path}` } },
    );
}
