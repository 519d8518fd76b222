import type { GatewayWorld } from "../gateway-world.ts";
import { toNewRow } from "../methods/session-row.ts";
import type { ReplyTool } from "../reply.ts";
import { agentOf } from "../sessions-state.ts";
import { countTokens } from "../token-count.ts";
import type { WireObject } from "../wire.ts";
import { lifecycle, runEvent } from "./new-events.ts";
import type { Run } from "./run.ts";

/** How protocol 4 tells of a tool: `item` events to everybody, `tool` events to who started the run and asked for them. */
export function newTool(run: Run, world: GatewayWorld, used: ReplyTool, toolCallId: string): void {
  const { tool: name, args = {}, result = "", isError = false } = used;
  const startedAt = world.clock.now();
  const about = { itemId: `tool:${toolCallId}`, toolCallId, name, kind: "tool" };
  const title = `Use ${name}`;
  const item = { meta: name, commandBearing: false, startedAt };
  runEvent(run, world, "usage", { outputTokens: countTokens(JSON.stringify(args)) });
  runEvent(run, world, "item", { ...about, phase: "start", title, status: "running", ...item });
  toolEvent(run, world, { phase: "start", name, toolCallId, args });
  const content = [{ type: "text", text: result }];
  const details = { kind: "text", content: result };
  const outcome = { meta: name, isError, commandBearing: false, result: { content, details } };
  toolEvent(run, world, { phase: "result", name, toolCallId, ...outcome }, { session: toNewRow(run.session, world) });
  const status = isError ? "failed" : "completed";
  runEvent(run, world, "item", { ...about, phase: "end", title, status, ...item, endedAt: world.clock.now() });
  lifecycle(run, world, { phase: "model", provider: run.model.provider, model: run.model.model });
}

/** The number is used up also where nobody is told. */
function toolEvent(run: Run, { hub, clock }: GatewayWorld, data: WireObject, more: WireObject = {}): void {
  run.seq += 1;
  if (!run.requester.caps.includes("tool-events")) return;
  const { runId, shownKey: sessionKey, seq } = run;
  const agentId = agentOf(run.session.key);
  hub.sendTo(run.requester, "agent", {
    runId,
    stream: "tool",
    data,
    sessionKey,
    agentId,
    seq,
    ts: clock.now(),
    ...more,
  });
}
