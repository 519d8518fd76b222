import { systemClock } from "@pincer/shared/internal";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { checkOptions } from "./check-options.ts";
import { Waits } from "./clock/waits.ts";
import { createSimulate } from "./create-simulate.ts";
import { createWorld } from "./create-world.ts";
import { checkFault } from "./faults/check-fault.ts";
import { FaultPlan } from "./faults/fault-plan.ts";
import { fetchInProcess } from "./fetch-in-process.ts";
import { handleRequest, type Served } from "./http/handle-request.ts";
import { operationsById } from "./http/route-request.ts";
import type { Listen, Listening } from "./listening.ts";
import type { LocalClawOps, LocalClawOpsOptions } from "./local-claw-ops.ts";
import { IdSource } from "./state/id-source.ts";
import type { World } from "./state/world.ts";
import { usageError } from "./usage-error.ts";
import { WireLog } from "./wire-log.ts";

/** Where the server is reached while it does not listen. */
const IN_PROCESS_URL = "http://localhost";

/** A local server that listens in the way of the runtime. */
export function openLocalClawOps(options: LocalClawOpsOptions, listen: Listen): LocalClawOps {
  const numbers = checkOptions(options);
  const { apiKey, accountId, signingKey } = options;
  const ids = new IdSource();
  const faults = new FaultPlan();
  const log = new WireLog([apiKey, signingKey]);
  // An answer that comes late is awaited by somebody, so unlike a ringing phone it may keep the process alive.
  const waits = new Waits(options.clock ?? systemClock);
  let listening: Promise<Listening> | undefined;
  let url = IN_PROCESS_URL;
  const newWorld = (): World => createWorld({ options, numbers, ids, origin: () => url });
  let world = newWorld();
  const parts = { account: { apiKey, accountId }, world: () => world, faults, log, waits };
  const handle = (request: Request): Promise<Served> => handleRequest(parts, request);

  const startListening = async (port: number): Promise<Listening> => {
    const server = await listen(handle, port);
    url = server.url;
    const close = async (): Promise<void> => {
      if (url === server.url) {
        url = IN_PROCESS_URL;
        listening = undefined;
      }
      await server.close();
    };
    return { url: server.url, close, [Symbol.asyncDispose]: close };
  };

  const reset = (): void => {
    world.timers.clear();
    world.deliveries.stop();
    faults.clear();
    log.clear();
    waits.release();
    world = newWorld();
  };

  return {
    fetch: fetchInProcess(handle),
    get url() {
      return url;
    },
    simulate: createSimulate(() => world),
    get requests() {
      return log.entries;
    },
    get deliveries() {
      return world.deliveries.entries;
    },
    async listen({ port = 0 } = {}) {
      if (listening !== undefined) {
        throw new ClawOpsError(`listen: it listens already on ${url}. Close that first.`, { kind: "configuration" });
      }
      if (!Number.isInteger(port) || port < 0 || port > 65_535) {
        throw usageError(`listen: port must be a whole number from 0 to 65535, not ${port}.`);
      }
      const starting = startListening(port);
      listening = starting;
      try {
        return await starting;
      } catch (thrown) {
        listening = undefined;
        throw thrown;
      }
    },
    fail(operationId, fault) {
      checkFault(operationId, fault, operationsById.keys());
      faults.add(operationId, fault);
    },
    settled: () => world.deliveries.settled(),
    reset,
    async [Symbol.asyncDispose]() {
      const server = await listening?.catch(() => undefined);
      await server?.close();
      reset();
    },
  };
}
