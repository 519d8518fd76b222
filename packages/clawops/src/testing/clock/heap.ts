/** A binary heap: the first item is at hand, and adding or removing any item takes a few steps, however many there are. */
export class Heap<T extends object> {
  readonly #isBefore: (one: T, other: T) => boolean;
  readonly #items: T[] = [];
  /** Where each item stands, so that it is found without looking through all. */
  readonly #places = new Map<T, number>();

  /** @param isBefore tells which of two items comes first, of any two, and never of one and itself */
  constructor(isBefore: (one: T, other: T) => boolean) {
    this.#isBefore = isBefore;
  }

  /** The item that comes before all others. */
  get first(): T | undefined {
    return this.#items[0];
  }

  /** How many items there are. */
  get size(): number {
    return this.#items.length;
  }

  /** Adds an item that it does not have. */
  add(item: T): void {
    this.#rise(item, this.#items.length);
  }

  /** Takes an item out; one that it does not have is no matter. */
  remove(item: T): void {
    const place = this.#places.get(item);
    if (place === undefined) return;
    this.#places.delete(item);
    const last = this.#items.pop();
    if (last !== undefined && last !== item) this.#sink(last, place);
  }

  /** Puts an item in a free place, or in one above it. */
  #rise(item: T, from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.#items[above];
      if (parent === undefined || !this.#isBefore(item, parent)) break;
      this.#put(parent, place);
      place = above;
    }
    this.#put(item, place);
  }

  /** Puts an item in a free place, or in one below it; where it is smaller than what is above, it rises. */
  #sink(item: T, from: number): void {
    let place = from;
    for (let next = this.#below(place); next !== undefined; next = this.#below(place)) {
      const [child, at] = next;
      if (!this.#isBefore(child, item)) break;
      this.#put(child, place);
      place = at;
    }
    this.#rise(item, place);
  }

  /** The first of the two items below a place. */
  #below(place: number): readonly [item: T, place: number] | undefined {
    const [left, right] = [this.#items[2 * place + 1], this.#items[2 * place + 2]];
    if (left === undefined) return undefined;
    if (right === undefined || this.#isBefore(left, right)) return [left, 2 * place + 1];
    return [right, 2 * place + 2];
  }

  #put(item: T, place: number): void {
    this.#items[place] = item;
    this.#places.set(item, place);
  }
}
