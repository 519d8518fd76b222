/** The arguments of the next event. */
export function once(
  emitter: { once(name: string, listener: (...args: unknown[]) => void): unknown },
  name: string,
): Promise<unknown[]> {
  return new Promise((resolve) => emitter.once(name, (...args) => resolve(args)));
}

/** A page cannot list listeners. */
export function getEventListeners(): never {
  throw new Error("A page cannot list listeners; say in left-out.ts why this test is left out.");
}
