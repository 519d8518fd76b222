/** How {@link copyData} copies. */
export interface CopyDataOptions {
  /** Whether an object is copied with all that is in it; what is not stays itself. */
  readonly isData: (value: object) => boolean;
  /** What becomes of a text, the names of fields among them. @default it stays as it is */
  readonly text?: (text: string) => string;
}

/**
 * A deep copy of the lists and objects of fields in `value`. What is there twice, or in itself, is so in the copy too; what is of a class
 * stays of it, so that who looks at the copy sees what it was.
 */
export function copyData<T>(value: T, options: CopyDataOptions): T;
export function copyData(value: unknown, { isData, text = (same) => same }: CopyDataOptions): unknown {
  const copies = new Map<object, object>();
  const copyOf = (item: unknown): unknown => {
    if (typeof item === "string") return text(item);
    if (typeof item !== "object" || item === null || !isData(item)) return item;
    const copy = copies.get(item) ?? (Array.isArray(item) ? Array.from({ length: item.length }) : emptyLike(item));
    copies.set(item, copy);
    return copy;
  };
  const whole = copyOf(value);
  // A loop over what grows meanwhile, and no recursion: data may be nested deeper than the stack.
  for (const [from, to] of copies) {
    for (const [key, item] of Object.entries(from)) {
      const name = Array.isArray(from) ? key : text(key);
      // Also where the key is `__proto__`.
      Object.defineProperty(to, name, { value: copyOf(item), enumerable: true, configurable: true, writable: true });
    }
  }
  return whole;
}

function emptyLike(value: object): object {
  return Object.create(Object.getPrototypeOf(value) as object | null) as object;
}
