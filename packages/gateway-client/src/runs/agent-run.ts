import type { AgentAccepted, AgentEvent, AgentResult } from "../protocol/agent.ts";
import { Run } from "./run.ts";

/**
 * A run of the agent; see {@link Run} for what can be done with it. Where events were dropped for a reader who is late or slow,
 * the first that comes is `{ stream: "client.dropped", data: { events } }` with their number.
 */
export class AgentRun extends Run<AgentAccepted, AgentEvent, AgentResult> {}
