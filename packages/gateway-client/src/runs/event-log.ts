import { isTooMuch } from "./kept-events.ts";
import { roughSize } from "./rough-size.ts";

/** The newest events of a run. */
export class EventLog<Event> {
  #events: Array<Event | undefined> = [];
  #sizes: number[] = [];
  #size = 0;
  /** Where in the arrays the first that is kept is. */
  #head = 0;
  /** How many were dropped. */
  #dropped = 0;

  add(event: Event): void {
    const size = roughSize(event);
    this.#events.push(event);
    this.#sizes.push(size);
    this.#size += size;
    while (isTooMuch(this.#count, this.#size)) this.#dropOldest();
  }

  /**
   * Reads on: from the first event that is kept, and where some were dropped that this reader has not had, first what `marker`
   * makes of their number.
   */
  reader(marker: (count: number) => Event): () => Event | undefined {
    let position = 0;
    return () => {
      const missed = this.#dropped - position;
      if (missed > 0) {
        position = this.#dropped;
        return marker(missed);
      }
      const event = this.#events[this.#head - missed];
      if (event !== undefined) position += 1;
      return event;
    };
  }

  get #count(): number {
    return this.#events.length - this.#head;
  }

  #dropOldest(): void {
    this.#size -= this.#sizes[this.#head] ?? 0;
    this.#head += 1;
    this.#dropped += 1;
    // Not one by one: to take the first out of a long array moves all others.
    if (this.#head > 1000 && this.#head > this.#events.length / 2) {
      this.#events = this.#events.slice(this.#head);
      this.#sizes = this.#sizes.slice(this.#head);
      this.#head = 0;
    } else this.#events[this.#head - 1] = undefined;
  }
}
