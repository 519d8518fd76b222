/** Events that did not arrive. */
export interface SequenceGap {
  /** The number that should have come. */
  readonly expected: number;
  /** The number that came. */
  readonly received: number;
}

/** Watches the counter of one connection's events and tells what is missing. Numbers that come again change nothing. */
export class SequenceWatch {
  #next = 1;

  /** Takes the next event's number; gives the gap before it, if there is one. */
  see(seq: number): SequenceGap | undefined {
    const expected = this.#next;
    if (seq >= expected) this.#next = seq + 1;
    return seq > expected ? { expected, received: seq } : undefined;
  }
}
