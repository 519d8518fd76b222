import type { GatewayProcess } from "./gateway-process.ts";
import type { LogTail } from "./log-tail.ts";

const LIMIT_MS = 120_000;

/**
 * Waits until the gateway says in its log that it is ready.
 *
 * @param ready what it says
 * @throws Error with the log's end if it exits first or takes longer than two minutes
 */
export async function waitUntilReady(gateway: GatewayProcess, log: LogTail, ready: string): Promise<void> {
  const { promise: settled, resolve: settle } = Promise.withResolvers<string>();
  const unwatch = log.watch((line) => {
    if (line.includes(ready)) settle("ready");
  });
  const timer = setTimeout(() => settle(`was not ready after ${LIMIT_MS / 1000} s`), LIMIT_MS);
  void gateway.ended.then((how) => settle(`ended with ${how} before it was ready`));
  const outcome = await settled;
  clearTimeout(timer);
  unwatch();
  if (outcome !== "ready") throw new Error(`The gateway ${outcome}. The end of its log:\n${log.text()}`);
}
