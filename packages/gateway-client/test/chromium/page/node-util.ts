/** Everything that a console could show of a value: all own members, hidden ones and what their getters give too. */
export function inspect(value: unknown): string {
  return [...textsOf(value, new Set())].join("\n");
}

function* textsOf(value: unknown, seen: Set<unknown>): Generator<string, void, undefined> {
  if (typeof value !== "object" || value === null) return yield String(value);
  if (seen.has(value)) return;
  seen.add(value);
  if (value instanceof Map || value instanceof Set) yield* textsOf([...value], seen);
  if (value instanceof Error) yield String(value.stack);
  for (const name of Reflect.ownKeys(value)) {
    yield String(name);
    yield* textsOf(Reflect.get(value, name), seen);
  }
}
