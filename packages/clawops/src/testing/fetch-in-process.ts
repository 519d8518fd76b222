import { abortable } from "@pincer/shared/internal";

import { connectionLost, connectionRefused } from "./connection-lost.ts";
import type { Served } from "./http/handle-request.ts";
import type { Reach } from "./reach.ts";

/**
 * A `fetch` that reaches the server without a network. It fails as the real one does: with the signal's reason when aborted,
 * with a `TypeError` where the connection is cut or refused.
 */
export function fetchInProcess(handle: (request: Request) => Promise<Served>, reach: Reach): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { url, signal } = request;
    signal.throwIfAborted();
    if (reach.isDown) throw connectionRefused(url);
    const { answer, cut } = await abortable(abortable(handle(request), reach.signal), signal);
    if (cut === "connect") throw connectionRefused(url);
    if (cut === "all") throw connectionLost("fetch failed");
    const { status, headers } = answer;
    const body = cut === "half" ? halfOf(answer.body ?? new Uint8Array()) : answer.body;
    return new Response(body, { status, headers });
  };
}

/** The first half of the bytes, then the error of a connection that broke. */
function halfOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      const half = bytes.subarray(0, Math.floor(bytes.byteLength / 2));
      if (sent || half.byteLength === 0) controller.error(connectionLost("terminated"));
      else controller.enqueue(half);
      sent = true;
    },
  });
}
