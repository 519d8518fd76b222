import { deferred, systemClock, type Clock, type Deferred } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";

/** How a wait may end. */
export interface WaitOptions {
  /**
   * How many must have happened, counted from the gateway's beginning.
   * @default 1
   */
  readonly count?: number;
  /**
   * Milliseconds until the wait is given up with an error that says what was seen instead.
   * @default 5,000
   */
  readonly timeoutMs?: number;
  /** Gives the wait up with the signal's own reason. */
  readonly signal?: AbortSignal;
}

interface Waiting<T> extends Deferred<T> {
  readonly count: number;
}

/** Older ones are counted and no longer kept. */
const KEPT = 1_000;

/** Counts things that happen and lets tests wait for the n-th of them, whether it is past or to come. */
export class Tally<T> {
  readonly #what: string;
  readonly #clock: Clock;
  readonly #last: T[] = [];
  #total = 0;
  readonly #waiting = new Set<Waiting<T>>();

  /** @param what the thing in words, such as `connection` */
  constructor(what: string, clock: Clock = systemClock) {
    this.#what = what;
    this.#clock = clock;
  }

  /** How many have happened. */
  get total(): number {
    return this.#total;
  }

  /** One more has happened. */
  add(item: T): void {
    this.#total += 1;
    this.#last.push(item);
    if (this.#last.length > KEPT) this.#last.shift();
    for (const waiting of this.#waiting) {
      if (this.#total >= waiting.count) waiting.resolve(item);
    }
  }

  /** Resolves with the `count`-th. @param hint what else was seen, for the error */
  async wait(options: WaitOptions = {}, hint: () => string = () => ""): Promise<T> {
    const { count = 1, timeoutMs = 5_000, signal } = options;
    if (!Number.isInteger(count) || count < 1)
      throw this.#error("invalid-argument", "count must be a whole number from 1 up");
    signal?.throwIfAborted();
    if (this.#total >= count) {
      const past = this.#last[Math.max(0, count - 1 - (this.#total - this.#last.length))];
      if (past !== undefined) return past;
    }
    const waiting: Waiting<T> = { ...deferred<T>(), count };
    const onAbort = (): void => waiting.reject(signal?.reason);
    const cancel = this.#clock.after(timeoutMs, () => {
      const seen = `${this.#total} of ${count} seen in ${timeoutMs} ms`;
      waiting.reject(this.#error("timeout", `waited in vain for a ${this.#what}: ${seen}${hint()}`));
    });
    signal?.addEventListener("abort", onAbort, { once: true });
    this.#waiting.add(waiting);
    try {
      return await waiting.promise;
    } finally {
      cancel();
      signal?.removeEventListener("abort", onAbort);
      this.#waiting.delete(waiting);
    }
  }

  /** Ends every wait that is still open. */
  end(): void {
    for (const waiting of this.#waiting) {
      waiting.reject(this.#error("closed", `the local gateway was closed while a ${this.#what} was waited for`));
    }
  }

  #error(kind: "invalid-argument" | "timeout" | "closed", message: string): GatewayError {
    return new GatewayError(message, { kind });
  }
}

/** One tally per name, made when it is first needed. */
export class Tallies<T> {
  readonly #byName = new Map<string, Tally<T>>();
  readonly #clock: Clock;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  /** The tally of a name. */
  of(name: string): Tally<T> {
    const tally = this.#byName.get(name) ?? new Tally<T>(`"${name}" request`, this.#clock);
    this.#byName.set(name, tally);
    return tally;
  }

  /** What was seen, such as `connect 2, agent 1`. */
  toString(): string {
    const seen = [...this.#byName].filter(([, tally]) => tally.total > 0);
    return seen.map(([name, tally]) => `${name} ${tally.total}`).join(", ");
  }

  /** Ends every wait that is still open. */
  end(): void {
    for (const tally of this.#byName.values()) tally.end();
  }
}
