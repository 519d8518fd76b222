const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const cleanups = new Set<() => void>();

/**
 * Runs a synchronous cleanup when this process ends, also by a signal or because the process that started it has gone.
 *
 * @returns a function that takes the cleanup back
 */
export function atProcessEnd(cleanup: () => void): () => void {
  if (cleanups.size === 0) listen();
  cleanups.add(cleanup);
  return () => {
    if (cleanups.delete(cleanup) && cleanups.size === 0) unlisten();
  };
}

function runAll(): void {
  for (const cleanup of cleanups) {
    cleanups.delete(cleanup);
    try {
      cleanup();
    } catch (error) {
      process.stderr.write(`A cleanup at the process's end failed: ${String(error)}\n`);
    }
  }
}

function onSignal(signal: NodeJS.Signals): void {
  runAll();
  unlisten();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal); // nobody else: end as if never caught
}

function listen(): void {
  process.on("exit", runAll);
  process.on("disconnect", runAll);
  for (const signal of SIGNALS) process.on(signal, onSignal);
}

function unlisten(): void {
  process.off("exit", runAll);
  process.off("disconnect", runAll);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}
