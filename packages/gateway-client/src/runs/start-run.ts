import type { Connection } from "../connection/connection.ts";
import { loadPart } from "../connection/load-part.ts";
import { randomId } from "../platform/random-id.ts";
import type { AgentParams } from "./agent-params.ts";
import { AgentRun } from "./agent-run.ts";
import type { ChatParams } from "./chat-params.ts";
import { ChatRun } from "./chat-run.ts";
import type { RunOptions } from "./run-options.ts";

/** Gives the connection; what it is made of may have to be loaded first. */
type Connect = () => Promise<Connection>;

/** Starts a run of `agent`. What drives it is loaded with the first one. */
export function startAgent(load: Connect, params: AgentParams, options: RunOptions): AgentRun {
  const key = keyOf(params);
  const startedAt = performance.now();
  return new AgentRun(key, async () => {
    const [connection, { AgentDriver }] = await Promise.all([load(), loadPart(import("./agent-driver.ts"))]);
    return new AgentDriver({ connection, params, options, key, startedAt });
  });
}

/** Starts a run of `chat.send`. What drives it is loaded with the first one. */
export function startChat(load: Connect, params: ChatParams, options: RunOptions): ChatRun {
  const key = keyOf(params);
  const startedAt = performance.now();
  return new ChatRun(key, async () => {
    const [connection, { ChatDriver }] = await Promise.all([load(), loadPart(import("./chat-driver.ts"))]);
    return new ChatDriver({ connection, params, options, key, startedAt });
  });
}

/** Not checked yet: what is no text is refused by the driver. */
function keyOf(params: { readonly idempotencyKey?: unknown } | undefined): string {
  const key = params?.idempotencyKey;
  return typeof key === "string" && key !== "" ? key : randomId();
}
