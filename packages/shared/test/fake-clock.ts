import type { Clock } from "../src/async/clock.ts";

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #now: number;
  #timers: Array<{ at: number; readonly run: () => void }> = [];

  constructor(now = 1_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** How many timers are waiting. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Lets time pass, and runs each timer at its time. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#due(end); next !== undefined; next = this.#due(end)) {
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }

  /** Lets time pass while nothing can run, as in a laptop's sleep or a busy loop; what is due then runs late. */
  sleep(ms: number): void {
    this.#now += ms;
    this.advance(0);
  }

  /** Sets the time of day without letting time pass: timers stay as far away as they were. */
  set(now: number): void {
    const shift = now - this.#now;
    this.#now = now;
    for (const timer of this.#timers) timer.at += shift;
  }

  #due(end: number): { readonly at: number; readonly run: () => void } | undefined {
    const [next] = this.#timers.filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at);
    this.#timers = this.#timers.filter((timer) => timer !== next);
    return next;
  }
}
