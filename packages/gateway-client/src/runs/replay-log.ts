import { type Deferred, deferred } from "@pincer/shared/internal";

/** Something that grows and can be read from its start, by several readers, while it grows and after its end. */
export class ReplayLog {
  #changed: Deferred<void> = deferred();
  #end: { readonly error?: unknown } | undefined;

  /** Wakes the readers. */
  grew(): void {
    const { resolve } = this.#changed;
    this.#changed = deferred();
    resolve();
  }

  /** No more will come; readers that have everything end, with the error if there is one. */
  end(end: { readonly error?: unknown }): void {
    this.#end ??= end;
    this.grew();
  }

  /** What `next` gives, until it gives nothing and the end has come. */
  async *read<T>(next: () => T | undefined): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const changed = this.#changed.promise;
      const item = next();
      if (item !== undefined) yield item;
      else if (this.#end === undefined) await changed;
      else if ("error" in this.#end) throw this.#end.error;
      else return;
    }
  }
}
