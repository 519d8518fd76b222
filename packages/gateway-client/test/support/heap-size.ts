import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** How many bytes are in use once what nobody holds is gone. */
export async function heapSize(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  for (let turn = 0; turn < 3; turn += 1) {
    collect();
    await new Promise((resolve) => setImmediate(resolve)); // what only a task held goes with it
  }
  return process.memoryUsage().heapUsed;
}
