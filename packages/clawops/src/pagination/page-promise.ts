import type { Page } from "./page.ts";

/**
 * What `list` methods give: await it for the first page, or iterate over it for the rows of all pages.
 *
 * The request is sent when it is first awaited or iterated, and only once however often that happens.
 *
 * @example
 * const page = await client.calls.list();
 * for await (const call of client.calls.list()) console.log(call.callId);
 */
export class PagePromise<T, R = Readonly<Record<string, unknown>>> implements Promise<Page<T, R>>, AsyncIterable<T> {
  /** The name that `Object.prototype.toString` shows. */
  readonly [Symbol.toStringTag]: string = "PagePromise";

  readonly #start: () => Promise<Page<T, R>>;
  #page: Promise<Page<T, R>> | undefined;

  /** @param start fetches the first page; called at most once */
  constructor(start: () => Promise<Page<T, R>>) {
    this.#start = start;
  }

  then<A = Page<T, R>, B = never>(
    onPage?: ((page: Page<T, R>) => A | PromiseLike<A>) | null,
    onError?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#first().then(onPage, onError);
  }

  catch<B = never>(onError?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<Page<T, R> | B> {
    return this.#first().catch(onError);
  }

  finally(onEnd?: (() => void) | null): Promise<Page<T, R>> {
    return this.#first().finally(onEnd);
  }

  /** The rows of all pages, which are fetched as they are needed. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    yield* (await this.#first()).autoPagingIter();
  }

  /** The rows of all pages; the same as iterating over this. */
  autoPagingIter(): AsyncGenerator<T, void, undefined> {
    return this[Symbol.asyncIterator]();
  }

  #first(): Promise<Page<T, R>> {
    this.#page ??= this.#start();
    return this.#page;
  }
}
