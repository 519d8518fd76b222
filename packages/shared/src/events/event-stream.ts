import { type Deferred, deferred } from "../async/deferred.ts";

/** What an event stream is made from. */
export interface EventStreamOptions<T> {
  /** Called with the items that wait for the reader when one was added at their end: takes off their front what is too much. */
  readonly trim?: (waiting: T[]) => void;
  /** Called once, when the reader stops or the stream ends. */
  readonly onClose?: () => void;
}

/** A queue that is pushed from one side and read by one `for await` on the other. */
export class EventStream<T> implements AsyncIterableIterator<T> {
  readonly #items: T[] = [];
  readonly #waiting: Array<Deferred<IteratorResult<T, undefined>>> = [];
  readonly #options: EventStreamOptions<T>;
  #end: { readonly error?: unknown } | undefined;

  constructor(options: EventStreamOptions<T> = {}) {
    this.#options = options;
  }

  /** Hands an item to the reader, or keeps it for it. After the end it is ignored. */
  push(item: T): void {
    if (this.#end !== undefined) return;
    const reader = this.#waiting.shift();
    if (reader !== undefined) {
      reader.resolve({ done: false, value: item });
      return;
    }
    this.#items.push(item);
    this.#options.trim?.(this.#items);
  }

  /** No more items: the reader gets what waits, then the end. */
  end(): void {
    this.#finish({});
  }

  /** The reader gets what waits, then a rejection with `error`. */
  fail(error: unknown): void {
    this.#finish({ error });
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#items.length > 0) {
      const value = this.#items.shift() as T; // an item may itself be undefined
      return Promise.resolve({ done: false, value });
    }
    if (this.#end === undefined) {
      const reader = deferred<IteratorResult<T, undefined>>();
      this.#waiting.push(reader);
      return reader.promise;
    }
    if (!("error" in this.#end)) return Promise.resolve({ done: true, value: undefined });
    const { error } = this.#end;
    this.#end = {};
    return Promise.reject(error);
  }

  /** The reader stops: what waits, an unread failure too, is forgotten. */
  return(): Promise<IteratorResult<T, undefined>> {
    this.#items.length = 0;
    this.#finish({});
    this.#end = {};
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #finish(end: { readonly error?: unknown }): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    const [first, ...others] = this.#waiting.splice(0);
    if (first !== undefined && "error" in end) {
      this.#end = {};
      first.reject(end.error);
    } else first?.resolve({ done: true, value: undefined });
    for (const reader of others) reader.resolve({ done: true, value: undefined });
    this.#options.onClose?.();
  }
}
