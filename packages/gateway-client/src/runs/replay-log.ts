import { type Deferred, deferred } from "@pincer/shared/internal";

/** Something that grows and can be read from its start, by several readers, while it grows and after its end. */
export class ReplayLog {
  #changed: Deferred<void> | undefined;
  #end: { readonly error?: unknown } | undefined;

  /** Wakes the readers. */
  grew(): void {
    this.#changed?.resolve();
    this.#changed = undefined;
  }

  /** No more will come; readers that have everything end, with the error if there is one. */
  end(end: { readonly error?: unknown }): void {
    this.#end ??= end;
    this.grew();
  }

  /** What `next` gives, until it gives nothing and the end has come. */
  async *read<T>(next: () => T | undefined): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const item = next();
      if (item !== undefined) {
        yield item;
        continue;
      }
      if (this.#end === undefined) {
        // Made for who waits only: a run that nobody reads costs no promises.
        this.#changed ??= deferred();
        await this.#changed.promise;
      } else if ("error" in this.#end) throw this.#end.error;
      else return;
    }
  }
}
