import { describeThrown } from "@pincer/shared/internal";

import { APIConnectionError, APITimeoutError } from "../errors/connection-errors.ts";
import { shorten } from "../wire/shorten.ts";
import type { Failure } from "./attempt-result.ts";
import { baseOptions, type ErrorContext, whereAndEffect } from "./error-context.ts";

/** As much of the platform's words as a message shows; all of them are in `cause`. */
const MAX_WORDS = 300;

/** The error of an attempt without an answer. */
export function failureError(failure: Failure, context: ErrorContext): APIConnectionError {
  const { secrets } = context.request;
  const base = baseOptions(failure, context);
  const end = whereAndEffect(context.request, base.outcome);
  const { reason, neverLeft } = failure;
  const { host } = new URL(context.request.url);
  if (reason === "timeout" || reason === "not-loaded") {
    const limit =
      reason === "not-loaded"
        ? `A part of @pincer/clawops was not loaded within ${context.limit}`
        : neverLeft
          ? `No connection to ${host} within the connect timeout`
          : `No whole answer from ${host} within ${context.limit}`;
    return new APITimeoutError(secrets.text(`${limit} ${end}`), { ...base, kind: "timeout" });
  }
  if (reason === "hidden-redirect") {
    const message = `The server redirects, and a browser does not say where to. Check \`baseURL\` ${end}`;
    return new APIConnectionError(secrets.text(message), { ...base, kind: "protocol" });
  }
  const words = shorten(secrets.text(reasonOf(failure.cause)), MAX_WORDS);
  const message = `${neverLeft ? `Could not connect to ${host}` : `The connection to ${host} broke`} (${words}) ${end}`;
  return new APIConnectionError(secrets.text(message), { ...base, kind: "connection" });
}

/** `fetch failed` alone helps nobody: the deepest cause says why, unless it cannot be read. */
function reasonOf(thrown: unknown): string {
  try {
    return deepestWords(thrown);
  } catch {
    return describeThrown(thrown); // a proxy, or a getter that throws
  }
}

function deepestWords(thrown: unknown): string {
  let deepest = thrown;
  for (let depth = 0; depth < 10 && deepest instanceof Error && deepest.cause !== undefined; depth += 1)
    deepest = deepest.cause;
  if (!(deepest instanceof Error)) return typeof deepest === "string" ? deepest : "no reason given";
  const { code } = deepest as { code?: unknown };
  return deepest.message === "" ? (typeof code === "string" ? code : deepest.name) : deepest.message;
}
