/** Ids in the API's form, the same in every run: a prefix and a counter in 32 digits. */
export class IdSource {
  #last = 0;

  /** The next id: `CA00000000000000000000000000000001`. */
  next(prefix: string): string {
    this.#last += 1;
    return `${prefix}${String(this.#last).padStart(32, "0")}`;
  }
}
