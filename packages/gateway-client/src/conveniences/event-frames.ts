import { EventStream } from "@pincer/shared/internal";

import type { Connection } from "../connection/connection.ts";
import type { EventFrame } from "../protocol/frames.ts";

/** The gateway's events from now on, until the connection is closed for good, the signal is aborted or the reader stops. */
export function eventFrames(
  connection: Connection,
  signal: AbortSignal | undefined,
): AsyncIterableIterator<EventFrame> {
  const { bus, settings } = connection;
  const undo: Array<() => void> = [];
  const stream = new EventStream<EventFrame>({
    onDrop: (dropped) => {
      if (dropped === 1) settings.logger.warn("A reader of events is too slow: the oldest events are dropped.");
    },
    onClose: () => {
      for (const step of undo) step();
    },
  });
  const end = (): void => stream.end();
  if (signal?.aborted === true || connection.state === "closed") end();
  else {
    signal?.addEventListener("abort", end, { once: true });
    undo.push(
      () => signal?.removeEventListener("abort", end),
      bus.on("*", (frame) => stream.push(frame)),
      bus.on("state", (state) => void (state === "closed" && end())),
    );
  }
  return stream;
}
