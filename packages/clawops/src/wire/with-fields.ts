/** A copy with more fields, and of the same class: what a class hides must still be seen, to be refused. */
export function withFields<T extends object>(value: T, more: object): T {
  return Object.assign(Object.create(Object.getPrototypeOf(value) as object | null), value, more) as T;
}
