import { onAbort } from "./on-abort.ts";

/**
 * The promise's own outcome, or a rejection with the signal's reason if that comes first. The listener on the signal is gone
 * when it settles. What the promise does later is ignored, also when it rejects.
 */
export function abortable<T>(promise: PromiseLike<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let done = (): void => {};
    promise.then(
      (value) => {
        done();
        resolve(value);
      },
      (reason: unknown) => {
        done();
        reject(reason);
      },
    );
    if (signal?.aborted === true) reject(signal.reason);
    else if (signal !== undefined) done = onAbort(signal, () => reject(signal.reason));
  });
}
