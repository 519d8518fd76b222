import { ClawOpsError } from "./claw-ops-error.ts";

/** Something went wrong in a voice agent or one of its calls. */
export class AgentError extends ClawOpsError {
  static override readonly brand: string = "AgentError";
}

/** The agent's connection to ClawOps could not be made, or is gone for good. */
export class AgentConnectionError extends AgentError {
  static override readonly brand: string = "AgentConnectionError";
}
