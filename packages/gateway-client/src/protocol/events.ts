import type { AgentEvent } from "./agent.ts";
import type { ChatEvent } from "./chat.ts";

/** The events whose payload is known. Any other event can be listened to as well. */
export interface GatewayEvents {
  agent: AgentEvent;
  chat: ChatEvent;
  /** A sign of life. */
  tick: { readonly ts: number };
  /** The gateway is about to stop. */
  shutdown: { readonly reason: string; readonly restartExpectedMs?: number | null };
}
