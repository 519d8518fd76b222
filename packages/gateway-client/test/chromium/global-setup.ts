import type { TestProject } from "vitest/node";

import { startBridge } from "./bridge.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The port of the bridge to the process in which gateways run. */
    readonly bridgePort: number;
  }
}

/** Starts the process's side of what tests in a page need. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { port, close } = await startBridge();
  project.provide("bridgePort", port);
  return close;
}
