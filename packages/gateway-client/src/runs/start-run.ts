import type { Connection } from "../connection/connection.ts";
import { randomId } from "../platform/random-id.ts";
import type { AgentParams } from "./agent-params.ts";
import { AgentRun } from "./agent-run.ts";
import type { ChatParams } from "./chat-params.ts";
import { ChatRun } from "./chat-run.ts";
import type { RunOptions } from "./run-options.ts";

/** Starts a run of `agent`. What drives it is loaded with the first one. */
export function startAgent(connection: Connection, params: AgentParams, options: RunOptions): AgentRun {
  const key = keyOf(params);
  return new AgentRun(key, async () => {
    const { AgentDriver } = await import("./agent-driver.ts");
    return new AgentDriver({ connection, params, options, key });
  });
}

/** Starts a run of `chat.send`. What drives it is loaded with the first one. */
export function startChat(connection: Connection, params: ChatParams, options: RunOptions): ChatRun {
  const key = keyOf(params);
  return new ChatRun(key, async () => {
    const { ChatDriver } = await import("./chat-driver.ts");
    return new ChatDriver({ connection, params, options, key });
  });
}

/** Not checked yet: what is no text is refused by the driver. */
function keyOf(params: { readonly idempotencyKey?: unknown } | undefined): string {
  const key = params?.idempotencyKey;
  return typeof key === "string" && key !== "" ? key : randomId();
}
