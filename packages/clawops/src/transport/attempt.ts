import { createDeadline, isRecord } from "@pincer/shared/internal";

import type { FetchLike } from "../client-options.ts";
import type { Settings } from "../options/settings.ts";
import type { AttemptResult, Failure } from "./attempt-result.ts";
import { sendFollowing } from "./follow-redirects.ts";
import { neverLeft } from "./never-left.ts";
import type { Outgoing } from "./outgoing.ts";
import type { PreparedRequest } from "./prepared-request.ts";
import { readBeginning, readBody, TOO_LONG } from "./read-body.ts";
import { send } from "./send.ts";

/** No JSON answer is longer. A recording of hours is, so downloads may be. */
const MAX_JSON_BYTES = 64 * 2 ** 20;
const MAX_DOWNLOAD_BYTES = 2 ** 30;
/** Of an error, more tells nobody anything. */
const MAX_ERROR_BYTES = 2 ** 20;

/** What limits an attempt. */
export interface AttemptLimits {
  readonly timeoutMs: number;
  /** The caller's signal and that of the whole call. */
  readonly parents: ReadonlyArray<AbortSignal | undefined>;
}

/**
 * Sends the request once and reads the whole answer within the limits, loading the `fetch` included. Every timer and listener is gone
 * afterwards.
 */
export async function attempt(
  request: PreparedRequest,
  limits: AttemptLimits,
  fetch: FetchLike | Promise<FetchLike>,
  clock: Settings["clock"],
): Promise<AttemptResult> {
  const { operation, url, headers, body } = request;
  const { timeoutMs, parents } = limits;
  const deadline = createDeadline({
    timeoutMs,
    parents,
    reason: () => new DOMException("The attempt timed out.", "TimeoutError"),
    clock,
  });
  const { signal } = deadline;
  const outgoing: Outgoing = { url, method: operation.method, headers, body, redirect: "manual", signal };
  const isDownload = operation.download === true;
  let status: number | undefined;
  let way = typeof fetch === "function" ? fetch : undefined;
  const urlOfOwn = way && url; // given, and not the platform's
  const exchange = async (): Promise<AttemptResult> => {
    way ??= await fetch;
    signal.throwIfAborted(); // loaded too late: nothing may leave any more
    const response = isDownload ? await sendFollowing(outgoing, way) : await send(outgoing, way);
    status = response.status;
    if (response.type === "opaqueredirect") return failure("hidden-redirect", undefined);
    const bytes =
      status >= 200 && status < 300
        ? await readBody(response, isDownload ? MAX_DOWNLOAD_BYTES : MAX_JSON_BYTES, signal)
        : await readBeginning(response, MAX_ERROR_BYTES, signal);
    return { type: "answer", status, headers: response.headers, body: bytes };
  };
  try {
    signal.throwIfAborted();
    return await deadline.race(exchange()); // also where the `fetch` ignores the signal
  } catch (error) {
    if (signal.aborted && way === undefined) return { ...failure("not-loaded", error), neverLeft: true };
    if (signal.aborted) return failure("timeout", error); // a caller's abort is told apart by whoever holds the signal
    if (error === TOO_LONG) return { ...failure("too-long", undefined), status: status ?? 0 };
    return brokenOff(error, status, urlOfOwn);
  } finally {
    deadline.dispose();
  }
}

function brokenOff(error: unknown, status: number | undefined, urlOfOwn: string | undefined): Failure {
  try {
    const reason = isPlatformTimeout(error) ? "timeout" : "connection";
    return { type: "failure", reason, neverLeft: status === undefined && neverLeft(error, urlOfOwn), cause: error };
  } catch {
    // A proxy, or a getter that throws, tells nothing.
    return { type: "failure", reason: "connection", neverLeft: false, cause: error };
  }
}

/** The limits of undici, which is also Node's own `fetch`: for connecting, and 300 s each for headers and body. */
function isPlatformTimeout(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return isRecord(cause) && /^UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT$/.test(String(cause["code"]));
}

function failure(reason: "timeout" | "not-loaded" | "hidden-redirect" | "too-long", cause: unknown): Failure {
  return { type: "failure", reason, neverLeft: false, cause };
}
