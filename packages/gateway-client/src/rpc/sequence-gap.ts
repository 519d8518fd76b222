/** Events of a live connection that did not arrive (protocol 4: its numbers have no holes of their own). */
export interface SequenceGap {
  readonly reason: "sequence";
  /** The first number that did not come. */
  readonly from: number;
  /** The last number that did not come. */
  readonly to: number;
  /** The number that should have come: the same as `from`. */
  readonly expected: number;
  /** The number that came: one more than `to`. */
  readonly received: number;
}

/** A connection was made again. The gateway keeps nothing for those who are away: what happened meanwhile did not arrive. */
export interface ContinuityGap {
  readonly reason: "reconnect";
  /** The number that the next event of the lost connection would have had; `undefined` where none had come. */
  readonly from: number | undefined;
  /** Nobody counted what was missed. */
  readonly to: undefined;
  /** How long nothing could arrive: from the last message of the lost connection to the new hello, in milliseconds. */
  readonly awayMs: number;
  /** False where the gateway was started anew meanwhile: it knows nothing of earlier runs. On protocol 3 `true` is a guess. */
  readonly sameGateway: boolean;
}

/** What did not arrive. */
export type GatewayGap = SequenceGap | ContinuityGap;

/** Watches the counter of one connection's events and tells what is missing. Numbers that come again change nothing. */
export class SequenceWatch {
  #next = 1;

  /** Takes the next event's number; gives the gap before it, if there is one. */
  see(seq: number): SequenceGap | undefined {
    const expected = this.#next;
    if (seq >= expected) this.#next = seq + 1;
    return seq > expected ? { reason: "sequence", from: expected, to: seq - 1, expected, received: seq } : undefined;
  }
}
