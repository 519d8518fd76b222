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

  /** Pages are made by the `list` methods. */
  constructor(source: PageSource, answer: Readonly<Record<string, unknown>>, wish: PageWish) {
    this.data = readRows(answer, source.list) as T[];
    this.answer = answer as A;
    this.meta = readMeta(answer, wish, source.list);
    this.#source = source;
    this.#number = wish.page ?? this.meta.page;
  }

  /** True when there are more rows after this page. */
  hasNextPage(): boolean {
    return hasNext(this.#number, this.data.length, this.meta, this.#source.list);
  }

  /**
   * The page after this one.
   *
   * @throws {ClawOpsError} past the end (ask {@link hasNextPage} first), and where the server sends the same page again
   */
  async nextPage(): Promise<Page<T, A>> {
    const { operation, fetch, pageSize } = this.#source;
    if (!this.hasNextPage()) {
      throw new ClawOpsError(`${operation}: this is the last page. Ask hasNextPage() before nextPage().`, {
        kind: "invalid-argument",
      });
    }
    const wish = { page: this.#number + 1, pageSize };
    const answer = await fetch(wish.page);
    const next = new Page<T, A>(this.#source, answer, wish);
    if (this.#isRepeatedBy(next)) {
      const message = `${operation}: asked for page ${wish.page}, the server sent page ${next.meta.page} again. Stopped, else this would not end.`;
      throw new ClawOpsError(message, { kind: "protocol" });
    }
    return next;
  }

  /** The rows of this page and of all pages after it, which are fetched as they are needed. The call's `signal` stops it. */
  autoPagingIter(): AsyncGenerator<T, void, undefined> {
    return walk<T, A>(this, this.#source);
  }

  /** The rows of this page. */
  [Symbol.iterator](): Iterator<T> {
    return this.data[Symbol.iterator]();
  }

  /** True when a server that does not mind the page number sent what it sent before. */
  #isRepeatedBy(next: Page<T, A>): boolean {
    if (next.meta.page !== next.#number && next.meta.page === this.meta.page) return true;
    // Row by row: most pages differ in the first one.
    return (
      next.data.length > 0 &&
      next.data.length === this.data.length &&
      next.data.every((row, index) => isSame(row, this.data[index]))
    );
  }
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

async function* walk<T, A>(first: Page<T, A>, { operation, signal }: PageSource): AsyncGenerator<T, void, undefined> {
  let empty = 0;
  for (let page = first; ; page = await page.nextPage()) {
    for (const row of page) {
      signal?.throwIfAborted();
      yield row;
    }
    if (!page.hasNextPage()) return;
    empty = page.data.length === 0 ? empty + 1 : 0;
    if (empty >= MAX_EMPTY_PAGES) {
      const message = `${operation}: ${empty} pages in a row have no rows, though the server says that more follow. Stopped.`;
      throw new ClawOpsError(message, { kind: "protocol" });
    }
  }
}
