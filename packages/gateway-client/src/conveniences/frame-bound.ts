import type { EventFrame } from "../protocol/frames.ts";
import { isTooMuch } from "../runs/kept-events.ts";
import { roughSize } from "../runs/rough-size.ts";

/**
 * Keeps what waits for a reader within the bounds that the events of a run have. What it gives is called with the frames that wait
 * each time when one was added at their end; it takes off the oldest ones.
 *
 * @param onFirstDrop called when the first frame is taken off
 */
export function frameBound(onFirstDrop: () => void): (waiting: EventFrame[]) => void {
  const sizes: number[] = [];
  let size = 0;
  let hasDropped = false;
  return (waiting) => {
    const added = roughSize(waiting.at(-1));
    sizes.push(added);
    size += added;
    // Those that were read since the last time.
    while (sizes.length > waiting.length) size -= sizes.shift() ?? 0;
    while (isTooMuch(waiting.length, size)) {
      waiting.shift();
      size -= sizes.shift() ?? 0;
      if (!hasDropped) onFirstDrop();
      hasDropped = true;
    }
  };
}
