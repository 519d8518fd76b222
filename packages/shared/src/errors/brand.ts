/**
 * Brands instead of prototypes: two copies of a package (or two realms) have different prototypes for the same class,
 * but `Symbol.for` gives both the same key.
 */
const brandsKey: unique symbol = Symbol.for("pincer.error.brands") as never;

/** A class that names its brand in an own static `brand`. */
interface Branded {
  readonly brand?: string;
}

/** The brands of a class and of all its branded ancestors, nearest first. */
function brandsOf(constructor: unknown): string[] {
  const brands: string[] = [];
  for (let current = constructor; typeof current === "function"; current = Object.getPrototypeOf(current)) {
    if (Object.hasOwn(current, "brand")) brands.push(String((current as Branded).brand));
  }
  return brands;
}

/** Marks an instance with the brands of the class it was made by. */
export function applyBrands(instance: object, constructor: unknown): string[] {
  const brands = brandsOf(constructor);
  Object.defineProperty(instance, brandsKey, { value: Object.freeze(brands), enumerable: false });
  return brands;
}

/** True when `value` carries the brand of `constructor`. A class without a brand of its own is judged by prototype. */
export function hasBrand(constructor: object, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (!Object.hasOwn(constructor, "brand")) return Function.prototype[Symbol.hasInstance].call(constructor, value);
  const brands = (value as { [brandsKey]?: unknown })[brandsKey];
  return Array.isArray(brands) && brands.includes((constructor as Branded).brand);
}
