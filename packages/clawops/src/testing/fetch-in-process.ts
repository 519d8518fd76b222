import type { Served } from "./http/handle-request.ts";

/**
 * A `fetch` that reaches the server without a network. It fails as the real one does: with the signal's reason when aborted,
 * with a `TypeError` where the connection is cut.
 */
export function fetchInProcess(handle: (request: Request) => Promise<Served>): typeof globalThis.fetch {
  return async (input, init) => {
    const { answer, cut } = await handle(new Request(input, init));
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

function connectionLost(message: string): TypeError {
  const cause = Object.assign(new Error("The local server cut the connection, as it was told to."), {
    code: "ECONNRESET",
  });
  return new TypeError(message, { cause });
}
