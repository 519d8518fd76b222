/**
 * Brands instead of prototypes: two copies of a package (or two realms) have different prototypes for the same class,
 * but `Symbol.for` gives both the same key.
 */
export const brandsKey: unique symbol = Symbol.for("pincer.error.brands") as never;

/** A class that names its brand in an own static `brand`. */
interface Branded {
  readonly brand?: string;
}

/** The brands of a class and of all its branded ancestors, nearest first. */
export function brandsOf(constructor: unknown): readonly string[] {
  const brands: string[] = [];
  for (let current = constructor; typeof current === "function"; current = Object.getPrototypeOf(current)) {
    if (Object.hasOwn(current, "brand")) brands.push(String((current as Branded).brand));
  }
  return brands;
}

/** True when `value` carries the brand of `constructor`. A class without a brand of its own is judged by prototype. */
export function hasBrand(constructor: object, value: unknown): boolean {
  if (!Object.hasOwn(constructor, "brand")) return Function.prototype[Symbol.hasInstance].call(constructor, value);
  const brands = (value as { [brandsKey]?: unknown } | null | undefined)?.[brandsKey];
  return Array.isArray(brands) && brands.includes((constructor as Branded).brand);
}
