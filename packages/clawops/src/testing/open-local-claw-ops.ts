import { systemClock } from "@pincer/shared/internal";

import { checkOptions } from "./check-options.ts";
import { Waits } from "./clock/waits.ts";
import { createSimulate } from "./create-simulate.ts";
import { createWorld } from "./create-world.ts";
import { checkFault } from "./faults/check-fault.ts";
import { FaultPlan } from "./faults/fault-plan.ts";
import { fetchInProcess } from "./fetch-in-process.ts";
import { handleRequest, type Served } from "./http/handle-request.ts";
import { operationsById } from "./http/route-request.ts";
import type { Listen } from "./listening.ts";
import type { LocalClawOps, LocalClawOpsOptions } from "./local-claw-ops.ts";
import { Port } from "./port.ts";
import { Reach } from "./reach.ts";
import { IdSource } from "./state/id-source.ts";
import type { World } from "./state/world.ts";
import { WireLog } from "./wire-log.ts";

/** A local server that listens in the way of the runtime. */
export function openLocalClawOps(options: LocalClawOpsOptions, listen: Listen): LocalClawOps {
  const numbers = checkOptions(options);
  const { apiKey, accountId, signingKey, onServed } = options;
  const ids = new IdSource();
  const faults = new FaultPlan();
  const log = new WireLog([apiKey, signingKey]);
  // An answer that comes late is awaited by somebody, so unlike a ringing phone it may keep the process alive.
  const waits = new Waits(options.clock ?? systemClock);
  const reach = new Reach();
  const newWorld = (): World => createWorld({ options, numbers, ids, origin: () => port.url });
  const parts = { account: { apiKey, accountId }, world: () => world, faults, log, waits, onServed };
  const handle = (request: Request): Promise<Served> => handleRequest(parts, request);
  const port = new Port(listen, handle, reach);
  let world = newWorld();

  const reset = (): void => {
    world.timers.clear();
    world.deliveries.stop();
    faults.clear();
    log.clear();
    waits.release();
    world = newWorld();
  };

  return {
    fetch: fetchInProcess(handle, reach),
    get url() {
      return port.url;
    },
    simulate: createSimulate(() => world),
    get requests() {
      return log.entries;
    },
    get deliveries() {
      return world.deliveries.entries;
    },
    listen: (listenOptions = {}) => port.open(listenOptions.port ?? 0),
    async refuseConnections() {
      const outage = await port.refuse();
      // Whoever waited for a late answer has been cut off.
      waits.release();
      return outage;
    },
    fail(operationId, fault) {
      checkFault(operationId, fault, operationsById);
      faults.add(operationId, fault);
    },
    settled: () => world.deliveries.settled(),
    reset,
    async [Symbol.asyncDispose]() {
      await port.close();
      reset();
    },
  };
}
