import type { LocalClock } from "../clock/local-clock.ts";
import type { IdSource } from "./id-source.ts";

/** What every row has. */
export interface Row {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The fields of a row that is kept. */
export type Stored<Fields extends object> = Fields & Row;

/** What a collection is made from. */
export interface CollectionOptions {
  /** What a row is called in errors: `Dictionary`. */
  readonly name: string;
  /** What ids begin with. */
  readonly prefix: string;
  /** The code of the 404, where the API has one. */
  readonly code?: string;
  readonly ids: IdSource;
  readonly clock: LocalClock;
}

/** Rows of one kind: gives them ids and times, and finds them again. */
export class Collection<Fields extends object> {
  readonly name: string;
  readonly code: string | undefined;
  readonly #prefix: string;
  readonly #ids: IdSource;
  readonly #clock: LocalClock;
  readonly #rows = new Map<string, Stored<Fields>>();
  #wasUsed = false;

  constructor({ name, prefix, code, ids, clock }: CollectionOptions) {
    this.name = name;
    this.code = code;
    this.#prefix = prefix;
    this.#ids = ids;
    this.#clock = clock;
  }

  /** True once something was kept, also when all of it was removed since. */
  get wasUsed(): boolean {
    return this.#wasUsed;
  }

  /** Keeps a new row; its id is made unless it is given. */
  add(fields: Fields, id: string = this.#ids.next(this.#prefix)): Stored<Fields> {
    const now = this.#clock.now();
    const row = { ...fields, id, createdAt: now, updatedAt: now };
    this.#rows.set(id, row);
    this.#wasUsed = true;
    return row;
  }

  /** Changes a row in place and notes when. */
  change(row: Stored<Fields>, changes: Partial<Fields>): Stored<Fields> {
    return Object.assign(row, changes, { updatedAt: this.#clock.now() });
  }

  get(id: string): Stored<Fields> | undefined {
    return this.#rows.get(id);
  }

  delete(id: string): void {
    this.#rows.delete(id);
  }

  /** Every row, oldest first. */
  all(): Array<Stored<Fields>> {
    return [...this.#rows.values()];
  }

  /** Every row that passes, newest first. */
  newest(passes: (row: Stored<Fields>) => boolean = () => true): Array<Stored<Fields>> {
    return this.all().filter(passes).toReversed();
  }
}
