import type { GatewayWorld } from "../gateway-world.ts";
import { countTokens } from "../token-count.ts";
import { tokenUse, type Run } from "./run.ts";

/** Adds the turn to the session's history and, unless it was aborted, counts its tokens. */
export function remember(run: Run, world: GatewayWorld, text: string, aborted = false): void {
  const { session, runId, message, model } = run;
  const usage = tokenUse(run, countTokens(text));
  const at = world.clock.now();
  session.messages.push({ role: "user", text: message, runId, at: run.startedAt ?? at, model, usage });
  if (text !== "") session.messages.push({ role: "assistant", text, runId, at, model, usage, aborted });
  if (!aborted) session.usage = usage;
}
