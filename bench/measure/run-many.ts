/** What many runs of one thing took. */
export interface Load {
  /** Of this process, user and system, in microseconds for each run. */
  readonly cpuMicroseconds: number;
  readonly perSecond: number;
}

/** Runs `once` `count` times, `concurrency` at a time. */
export async function runMany(once: () => Promise<unknown>, count: number, concurrency: number): Promise<Load> {
  let left = count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await once();
    }
  };
  const cpu = process.cpuUsage();
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMicroseconds: (user + system) / count, perSecond: count / seconds };
}
