import { isRecord } from "@pincer/shared/internal";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import type { ListStyle } from "../wire/operation.ts";
import { hasNext, type PageMeta, type PageWish, readMeta, readRows } from "./page-styles.ts";

/** Where the pages of one list come from. */
export interface PageSource {
  readonly list: ListStyle;
  /** For messages. */
  readonly operation: string;
  readonly pageSize: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Fetches a page; `undefined` for the one that the server gives by itself. */
  readonly fetch: (page: number | undefined) => Promise<Readonly<Record<string, unknown>>>;
}

/** One page of a list. Iterate over it for its rows, or over {@link Page.autoPagingIter} for all rows from here. */
export class Page<T, A = Readonly<Record<string, unknown>>> implements Iterable<T> {
  /** The rows of this page. */
  readonly data: T[];

  /** Where this page stands in the list. */
  readonly meta: PageMeta;

  /** The whole answer: of `usage.list` it has the period and the sums. */
  readonly answer: A;

  readonly #source: PageSource;
  readonly #number: number;
  /** How many rows came: the caller may take some out of {@link data}. */
  readonly #count: number;
  /** True where the server itself says that this is the page that was asked for. */
  readonly #isNumbered: boolean;
  /** How many pages before this one had the same rows, one after another. */
  #repeated = 0;

  /** Pages are made by the `list` methods. */
  constructor(source: PageSource, answer: Readonly<Record<string, unknown>>, wish: PageWish) {
    this.data = readRows(answer, source.list) as T[];
    this.#count = this.data.length;
    this.answer = answer as A;
    this.meta = readMeta(answer, wish, source.list);
    this.#source = source;
    this.#number = wish.page ?? this.meta.page;
    this.#isNumbered = isRecord(answer["meta"]) && answer["meta"]["page"] === this.#number;
  }

  /** True when there are more rows after this page. */
  hasNextPage(): boolean {
    return hasNext(this.#number, this.#count, this.meta, this.#source.list);
  }

  /**
   * The page after this one.
   *
   * @throws {ClawOpsError} past the end (ask {@link hasNextPage} first), and where the server sends the same page again
   */
  async nextPage(): Promise<Page<T, A>> {
    const { operation, fetch, pageSize } = this.#source;
    if (!this.hasNextPage()) {
      throw new ClawOpsError(`${operation}: this is the last page: ask hasNextPage() first.`, {
        kind: "invalid-argument",
      });
    }
    const wish = { page: this.#number + 1, pageSize };
    const answer = await fetch(wish.page);
    const next = new Page<T, A>(this.#source, answer, wish);
    const isOldNumber = next.meta.page !== next.#number && next.meta.page === this.meta.page;
    if (next.#hasRowsOf(this)) next.#repeated = this.#repeated + 1;
    if (isOldNumber || next.#repeats(this) || next.#repeated >= MAX_REPEATED_PAGES) throw next.#repetition();
    return next;
  }

  /** The rows of this page and of all pages after it, which are fetched as they are needed. The call's `signal` stops it. */
  autoPagingIter(): AsyncGenerator<T, void, undefined> {
    return Page.#walk<T, A>(this);
  }

  static async *#walk<T, A>(first: Page<T, A>): AsyncGenerator<T, void, undefined> {
    const { operation, signal } = first.#source;
    let empty = 0;
    let mark = first;
    for (let page = first, count = 1; ; page = await page.nextPage(), count += 1) {
      // A circle of any length comes back to the mark, which moves on in ever longer steps.
      if (page !== mark && page.#repeats(mark)) throw page.#repetition();
      if (isPowerOfTwo(count)) mark = page;
      for (const row of page) {
        signal?.throwIfAborted();
        yield row;
      }
      if (!page.hasNextPage()) return;
      empty = page.#count === 0 ? empty + 1 : 0;
      if (empty >= MAX_EMPTY_PAGES) {
        const message = `${operation}: ${empty} pages in a row have no rows, and yet more are said to follow. Stopped.`;
        throw new ClawOpsError(message, { kind: "protocol" });
      }
    }
  }

  /** The rows of this page. */
  [Symbol.iterator](): Iterator<T> {
    return this.data[Symbol.iterator]();
  }

  /**
   * True when a server that does not mind the page number sent what it sent before. The same rows in a numbered page were only moved
   * there where the list has grown by as many as they would have to be moved.
   */
  #repeats(earlier: Page<T, A>): boolean {
    const grown = (this.meta.total ?? 0) - (earlier.meta.total ?? 0);
    const isMoved = this.#isNumbered && grown >= (this.#number - earlier.#number) * this.#count;
    return !isMoved && this.#hasRowsOf(earlier);
  }

  #hasRowsOf({ data }: Page<T, A>): boolean {
    const [row] = this.data;
    return row !== undefined && isSame(row, data[0]) && isSame(this.data, data);
  }

  #repetition(): ClawOpsError {
    const { operation } = this.#source;
    const message = `${operation}: asked for page ${this.#number}, the server sent rows again that it had sent before. Stopped.`;
    return new ClawOpsError(message, { kind: "protocol" });
  }
}

function isPowerOfTwo(count: number): boolean {
  return Number.isInteger(Math.log2(count));
}

function isSame(one: unknown, other: unknown): boolean {
  try {
    return JSON.stringify(one) === JSON.stringify(other);
  } catch {
    return false; // nested deeper than the stack: nothing that a list repeats by mistake
  }
}

/** One empty page may stand in the middle of a list; so many in a row come from a `total` that is wrong. */
const MAX_EMPTY_PAGES = 10;

/** A list that grows by a page with each request may give its rows again a few times; a server that does not mind the page, always. */
const MAX_REPEATED_PAGES = 10;
