import { abortable } from "@pincer/shared/internal";
import ky, { NetworkError } from "ky";

import type { FetchLike } from "../client-options.ts";
import type { ConnectingFetch, Outgoing } from "../platform/connect-timeout.ts";

/** What carries a request. */
export interface Carrier {
  /** The user's `fetch`, if there is one. */
  readonly fetch: FetchLike | undefined;
  /** One with a connect timeout, if there is one and the user gave none. */
  readonly connecting: ConnectingFetch | undefined;
}

/**
 * Sends one request once and gives the answer as soon as its headers are there, whatever its status. All that is more than
 * one attempt (retries, redirects, time limits) is decided elsewhere, so ky's own are off.
 *
 * @throws the platform's own error; the signal's reason, also where the `fetch` ignores it
 */
export async function send(outgoing: Outgoing, { fetch, connecting }: Carrier): Promise<Response> {
  const { url, method, headers, body, redirect, signal } = outgoing;
  const carry = (request: Request): Promise<Response> => {
    // A copy, because ky cancels the body of its own when it is done, and whoever wrote `fetch` may still want to read it.
    if (fetch !== undefined) return fetch(request.clone());
    return connecting === undefined ? globalThis.fetch(request) : connecting({ ...outgoing, signal: request.signal });
  };
  const options = {
    method,
    headers: { ...headers },
    redirect,
    signal,
    retry: 0,
    timeout: false as const,
    throwHttpErrors: false,
    fetch: async (input: RequestInfo | URL): Promise<Response> => carry(input as Request),
    ...(body === undefined ? {} : { body }),
  };
  try {
    return await abortable(ky(url, options), signal);
  } catch (error) {
    throw error instanceof NetworkError ? (error.cause ?? error) : error;
  }
}
