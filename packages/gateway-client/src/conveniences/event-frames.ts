import { EventStream, onAbort } from "@pincer/shared/internal/base";

import type { LazyConnection } from "../connection/lazy-connection.ts";
import type { EventFrame } from "../protocol/frames.ts";

/**
 * The gateway's events from now on, until the connection is closed for good or the reader stops. An aborted signal makes it
 * reject with the signal's reason.
 */
export function eventFrames(
  connection: LazyConnection,
  signal: AbortSignal | undefined,
): AsyncIterableIterator<EventFrame> {
  const { bus } = connection;
  const undo: Array<() => void> = [];
  let trim: ((waiting: EventFrame[]) => void) | undefined;
  const stream = new EventStream<EventFrame>({
    // Events come from what is loaded, which knows what is too much.
    trim: (waiting) => (trim ??= connection.loaded?.frameBound())?.(waiting),
    onClose: () => {
      for (const step of undo) step();
    },
  });
  if (signal?.aborted === true) stream.fail(signal.reason);
  else if (connection.state === "closed") stream.end();
  else {
    undo.push(
      bus.on("*", (frame) => stream.push(frame)),
      bus.on("state", (state) => void (state === "closed" && stream.end())),
    );
    if (signal !== undefined) undo.push(onAbort(signal, () => stream.fail(signal.reason)));
  }
  return stream;
}
