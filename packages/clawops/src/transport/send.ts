import ky, { NetworkError } from "ky";

import type { FetchLike } from "../client-options.ts";
import type { Outgoing } from "./outgoing.ts";

/**
 * Sends one request once with the given `fetch` and gives the answer as soon as its headers are there, whatever its status.
 * All that is more than one attempt (retries, redirects, time limits) is decided elsewhere, so ky's own are off.
 *
 * @throws the platform's own error; the signal's reason, where the `fetch` minds it
 */
export async function send({ url, signal, body, ...rest }: Outgoing, fetch: FetchLike): Promise<Response> {
  const init = { ...rest, headers: { ...rest.headers }, signal, ...(body === undefined ? {} : { body }) };
  const options = {
    method: rest.method,
    retry: 0,
    timeout: false as const,
    throwHttpErrors: false,
    // The URL as text and an `init`: a `Request` of this platform means nothing to a `fetch` from elsewhere (npm's undici).
    fetch: async (): Promise<Response> => checkResponse(await fetch(url, init)),
  };
  try {
    return await ky(url, options);
  } catch (error) {
    throw error instanceof NetworkError ? (error.cause ?? error) : error;
  }
}

/** By shape: a `Response` may come from another make of `fetch`. */
function checkResponse(response: Response): Response {
  const { status, headers, arrayBuffer } = (response ?? {}) as Partial<Response>;
  const areHeaders = typeof headers?.get === "function" && Symbol.iterator in headers;
  if (typeof status === "number" && areHeaders && typeof arrayBuffer === "function") return response;
  throw new TypeError("`fetch` gave no Response");
}
