interface Listeners {
  readonly steps: Set<{ readonly run: () => void }>;
  readonly listener: () => void;
}

const listenersOf = new WeakMap<AbortSignal, Listeners>();

/**
 * Calls `run` once when the signal is aborted, later than now; gives a function that takes it back (more than once is harmless).
 *
 * However many share a signal, it has one listener: Node warns of a leak from the eleventh on, and a thousand calls may share
 * the signal of one request.
 */
export function onAbort(signal: AbortSignal, run: () => void): () => void {
  const { steps } = listenersOf.get(signal) ?? listen(signal);
  const step = { run };
  steps.add(step);
  return () => {
    if (steps.delete(step) && steps.size === 0) stopListening(signal);
  };
}

function listen(signal: AbortSignal): Listeners {
  const steps: Listeners["steps"] = new Set();
  const listener = (): void => {
    stopListening(signal);
    for (const step of steps) {
      steps.delete(step);
      step.run();
    }
  };
  const listeners = { steps, listener };
  listenersOf.set(signal, listeners);
  signal.addEventListener("abort", listener, { once: true });
  return listeners;
}

function stopListening(signal: AbortSignal): void {
  const { listener } = listenersOf.get(signal) ?? {};
  listenersOf.delete(signal);
  if (listener !== undefined) signal.removeEventListener("abort", listener);
}
