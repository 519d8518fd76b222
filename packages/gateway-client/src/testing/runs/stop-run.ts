import type { GatewayWorld } from "../gateway-world.ts";
import type { Run, RunStop } from "./run.ts";
import { voiceOf } from "./voice-of.ts";

/** Stops a run; false when it has ended or is being stopped. */
export function stopRun(run: Run, why: RunStop, world: GatewayWorld): boolean {
  if (run.final !== undefined || run.stop !== undefined) return false;
  run.stop = why;
  run.endedAt = world.clock.now();
  voiceOf(world.protocol).interrupted(run, world, why);
  run.controller.abort();
  return true;
}
