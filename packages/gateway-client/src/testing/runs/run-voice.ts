import type { GatewayWorld } from "../gateway-world.ts";
import type { ReplyTool } from "../reply.ts";
import type { Run, RunStop } from "./run.ts";

/** How a generation tells of a run: the events it sends and the answer it gives in the end. */
export interface RunVoice {
  /** The model is being asked. */
  begins(run: Run, world: GatewayWorld): void;
  /** The model said a piece, which is in `run.text` already. */
  says(run: Run, world: GatewayWorld, delta: string): void;
  /** The agent used a tool; `toolCallId` is its name in this run. */
  usesTool(run: Run, world: GatewayWorld, tool: ReplyTool, toolCallId: string): void;
  completed(run: Run, world: GatewayWorld): void;
  /** The model failed with these words. */
  failed(run: Run, world: GatewayWorld, why: string): void;
  /** It is being stopped: what is told at once, before whoever asked for it has an answer. */
  interrupted(run: Run, world: GatewayWorld, why: RunStop): void;
  /** It has stopped; `run.startedAt` is `undefined` when that was before its turn. */
  stopped(run: Run, world: GatewayWorld, why: RunStop): void;
}
