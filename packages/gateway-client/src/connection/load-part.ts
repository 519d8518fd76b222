import { type Deferred, deferred, systemClock } from "@pincer/shared/internal/base";

import { GatewayConnectionError } from "../errors/connection-errors.ts";

/** How long a part may take to load, in milliseconds. */
const LOAD_LIMIT_MS = 30_000;

/**
 * A part of this package that is loaded on demand.
 *
 * @throws GatewayConnectionError where it cannot be loaded, or not in time
 */
export function loadPart<Part>(part: Promise<Part>): Promise<Part> {
  return firstOf(({ resolve, reject }) => {
    // It may go away, but not in every browser: some ask for a file only once.
    const fail = (cause?: unknown): void => {
      const steps = ["Is the whole bundle served? Some browsers ask again only for a new page."];
      reject(new GatewayConnectionError("A part of this package could not be loaded.", { cause, steps }));
    };
    part.then(resolve, fail);
    return [systemClock.after(LOAD_LIMIT_MS, fail)];
  });
}

/** What the first of some sources settles; then all of them are let go. */
export function firstOf<T>(watch: (settle: Deferred<T>) => ReadonlyArray<() => void>): Promise<T> {
  const settle = deferred<T>();
  const undo = watch(settle);
  return settle.promise.finally(() => undo.forEach((step) => step()));
}
