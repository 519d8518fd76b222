import { type Clock, systemClock } from "@pincer/shared/internal";

/** How often the clock is looked at, in milliseconds: timers stand still while a machine sleeps, so no wait may be long. */
const STEP_MS = 5000;
/** A step that took so much longer or shorter was no step: the machine slept, or its clock was set. */
const JUMP_MS = 5000;

interface Target {
  addEventListener(name: string, listener: () => void): void;
  removeEventListener(name: string, listener: () => void): void;
}

/** The parts of a web page or worker that are looked at; Node has none of them. */
interface Scope extends Partial<Target> {
  readonly navigator?: { readonly onLine?: boolean };
  readonly document?: Target & { readonly visibilityState: string };
}

/**
 * Calls `onWake` when the way to the gateway may have become another one: after a sleep of the machine (its clock jumped), and in
 * a browser when the network is back or the page is shown again. Gives a function that ends the watch.
 */
export function watchWake(onWake: () => void, clock: Clock = systemClock): () => void {
  const scope = globalThis as unknown as Scope;
  const { document } = scope;
  const isHidden = (): boolean => document?.visibilityState === "hidden";
  const onVisibility = (): void => {
    if (!isHidden()) onWake();
  };
  // Only where it means something: some edge runtimes warn of listeners that they never call.
  const network = scope.navigator?.onLine === undefined ? undefined : scope;
  network?.addEventListener?.("online", onWake);
  document?.addEventListener("visibilitychange", onVisibility);

  let cancel: () => void;
  const wait = (): void => {
    const startedAt = clock.now();
    cancel = clock.after(STEP_MS, () => {
      wait();
      // The timers of a page that is hidden are late on purpose; it is looked at when it is shown again.
      if (Math.abs(clock.now() - startedAt - STEP_MS) >= JUMP_MS && !isHidden()) onWake();
    });
  };
  wait();
  return () => {
    cancel();
    network?.removeEventListener?.("online", onWake);
    document?.removeEventListener("visibilitychange", onVisibility);
  };
}
