import { isThenable } from "../types/is-thenable.ts";

/** Calls listeners by event name. The map gives each name its payload. */
export class EventEmitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, Set<(payload: never) => void>>();
  readonly #onError: (error: unknown) => void;

  /** @param onError told of what a listener throws or rejects with; the other listeners and the emitter go on */
  constructor(onError: (error: unknown) => void) {
    this.#onError = (error) => {
      try {
        onError(error);
      } catch {
        // Nobody is left to be told.
      }
    };
  }

  /** Adds a listener; gives a function that removes it (more than once is harmless). */
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => unknown): () => void {
    // A wrapper per call: the same function added twice is called twice and removed once each.
    const entry = (payload: Events[Name]): void => {
      try {
        const result = listener(payload);
        if (isThenable(result)) result.then(undefined, this.#onError);
      } catch (error) {
        this.#onError(error);
      }
    };
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(entry));
    return () => {
      listeners.delete(entry);
      if (listeners.size === 0 && this.#listeners.get(name) === listeners) this.#listeners.delete(name);
    };
  }

  /**
   * Calls the listeners of a name in the order in which they were added; ones added meanwhile wait for the next, and ones
   * removed meanwhile are not called any more.
   */
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    const listeners = Array.from(this.#listeners.get(name) ?? []);
    for (const listener of listeners) {
      if (this.#listeners.get(name)?.has(listener) === true) (listener as (payload: Events[Name]) => void)(payload);
    }
  }

  /** How many listeners a name has. */
  count(name: keyof Events): number {
    return this.#listeners.get(name)?.size ?? 0;
  }

  /** Removes every listener, but for those of one name. */
  clear(kept?: keyof Events): void {
    for (const name of this.#listeners.keys()) if (name !== kept) this.#listeners.delete(name);
  }
}
