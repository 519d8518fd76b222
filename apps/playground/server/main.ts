import { createPlayground, type Playground } from "./create-playground.ts";
import { describeStart } from "./describe-start.ts";
import { readPort } from "./read-port.ts";
import { startOnPort } from "./start-on-port.ts";

async function start(): Promise<void> {
  const { env } = process;
  const { value, note } = await startOnPort(readPort(env["PORT"]), (port) => createPlayground({ port, env }));
  console.log(`${describeStart(value.url, value.status())}${note}`);
  closeOnSignal(value);
}

/** The first signal ends everything in order, a second one at once. */
function closeOnSignal(playground: Playground): void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  const end = (): void => {
    for (const signal of signals) {
      process.off(signal, end);
      process.once(signal, () => process.exit(1));
    }
    // Nothing is left then, and the process ends by itself.
    playground.close().catch(fail);
  };
  for (const signal of signals) process.on(signal, end);
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

start().catch(fail);
