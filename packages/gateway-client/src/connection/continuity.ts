import { protocolTraits } from "../protocol/versions.ts";
import { type ContinuityGap, type SequenceGap, SequenceWatch } from "../rpc/sequence-gap.ts";
import { isSameGateway } from "../runs/same-gateway.ts";
import type { Greeting } from "./greeting.ts";

/** Follows what arrives over all connections of a client, and tells what did not. */
export class Continuity {
  #past: Greeting | undefined;
  #watch: SequenceWatch | undefined;
  #lostAt = 0;
  #lastSeq: number | undefined;

  /** There is a connection; gives what was missed since the one before, if there was one. */
  begin(greeting: Greeting): ContinuityGap | undefined {
    const [past, lastSeq] = [this.#past, this.#lastSeq];
    const awayMs = Math.max(0, greeting.at.wall - this.#lostAt);
    this.#past = greeting;
    this.#watch = protocolTraits(greeting.hello.protocol).contiguousSeq ? new SequenceWatch() : undefined;
    this.#lastSeq = undefined;
    if (past === undefined) return undefined;
    const from = lastSeq === undefined ? undefined : lastSeq + 1;
    return { reason: "reconnect", from, to: undefined, awayMs, sameGateway: isSameGateway(past, greeting) };
  }

  /** The connection is gone; `heardAt` is when its last message came. */
  end(heardAt: number): void {
    this.#lostAt = heardAt;
  }

  /** An event came; gives the gap before it, if there is one. */
  see(seq: number): SequenceGap | undefined {
    this.#lastSeq = Math.max(this.#lastSeq ?? 0, seq);
    return this.#watch?.see(seq);
  }
}
