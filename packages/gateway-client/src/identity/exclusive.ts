import { createDeadline, deferred } from "@pincer/shared/internal";

/** The last turn on each store of this process. */
const lastTurn = new WeakMap<object, Promise<unknown>>();

/** No turn takes longer, in milliseconds: as long as an attempt to connect may. */
const TURN_LIMIT_MS = 30_000;
/** No lock of the platform is held longer, in milliseconds: a store that never answers must not stop other pages with stores of their own. */
const LOCK_LIMIT_MS = 5000;

/** The time in which nobody else of this process writes to the store. */
export interface Turn {
  /** Writes; rejects where the turn was given up before. A write that is under way when that happens keeps all others waiting. */
  write<T>(work: () => Promise<T> | T): Promise<T>;
}

/**
 * Does the work when no other is under way on the store: in this process, and where the platform has Web Locks also in the other
 * pages of the origin. A turn that is given up (its signal was aborted, or the store took too long) makes place for the next one:
 * it cannot write any more. Only a write that has begun and does not end makes the next ones wait, for it may still take place.
 */
export async function exclusive<T>(
  store: object,
  name: string,
  work: (turn: Turn) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const before = lastTurn.get(store) ?? Promise.resolve();
  const over = deferred<void>();
  lastTurn.set(
    store,
    before.then(() => over.promise),
  );
  const reason = (): Error => new Error(`The store did not answer within ${TURN_LIMIT_MS} ms.`);
  const deadline = createDeadline({ timeoutMs: TURN_LIMIT_MS, parents: [signal], reason });
  let written: Promise<unknown> = Promise.resolve();
  const turn: Turn = {
    async write(doWrite) {
      deadline.signal.throwIfAborted();
      const writing = Promise.resolve(doWrite());
      written = writing.catch(() => {});
      return writing;
    },
  };
  try {
    await deadline.race(before);
    return await deadline.race(withWebLock(`pincer/${name}`, () => work(turn), over.promise));
  } finally {
    deadline.dispose();
    void written.then(() => over.resolve());
  }
}

/** Only pages share stores with others that these locks reach. */
async function withWebLock<T>(name: string, work: () => Promise<T>, over: Promise<void>): Promise<T> {
  const { locks } = (("location" in globalThis ? globalThis.navigator : undefined) ?? {}) as { locks?: LockManager };
  if (locks === undefined) return work();
  let working: Promise<T> | undefined;
  try {
    await locks.request(name, async () => {
      working = work();
      await settledWithin(Promise.race([working, over]), LOCK_LIMIT_MS);
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
