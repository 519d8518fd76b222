/** The last work on each store of this process. */
const lastWork = new WeakMap<object, Promise<unknown>>();

/** No lock is held longer, in milliseconds: a store that never answers must not stop other pages with stores of their own. */
const LOCK_LIMIT_MS = 5000;

/**
 * Does the work when no other is under way on the store: in this process, and where the platform has Web Locks also in the other
 * pages of the origin.
 */
export function exclusive<T>(store: object, name: string, work: () => Promise<T>): Promise<T> {
  const before = lastWork.get(store) ?? Promise.resolve();
  const locked = (): Promise<T> => withWebLock(`pincer/${name}`, work);
  const turn = before.then(locked, locked);
  lastWork.set(store, turn);
  return turn;
}

/** Only pages share stores with others that these locks reach. */
async function withWebLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { locks } = (("location" in globalThis ? globalThis.navigator : undefined) ?? {}) as { locks?: LockManager };
  if (locks === undefined) return work();
  let working: Promise<T> | undefined;
  try {
    await locks.request(name, async () => {
      working = work();
      await settledWithin(working, LOCK_LIMIT_MS);
    });
  } catch {
    // A page without an origin of its own (a sandboxed frame) may not have locks: it shares nothing either.
  }
  return working ?? work();
}

async function settledWithin(working: Promise<unknown>, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([working.catch(() => {}), limit]);
  clearTimeout(timer);
}
