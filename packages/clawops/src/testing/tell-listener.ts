/** Tells a listener of the user's own. What it throws is its own matter: an uncaught exception, and nothing changes here. */
export function tellListener<T>(listener: ((news: T) => void) | undefined, news: T): void {
  try {
    listener?.(news);
  } catch (thrown) {
    queueMicrotask(() => {
      throw thrown;
    });
  }
}
