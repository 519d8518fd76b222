import type { GatewayWorld } from "../gateway-world.ts";
import { agentOf } from "../sessions-state.ts";
import type { WireObject } from "../wire.ts";
import { chatMessage } from "./chat-message.ts";
import type { Run } from "./run.ts";

/** An `agent` event of protocol 4. */
export function runEvent(
  run: Run,
  { hub, clock }: GatewayWorld,
  stream: string,
  data: WireObject,
  more: WireObject = {},
): void {
  run.seq += 1;
  const { runId, shownKey: sessionKey, seq, kind } = run;
  const chatOnly = kind === "chat" ? { isHeartbeat: false } : {};
  const agentId = agentOf(run.session.key);
  hub.broadcast("agent", { runId, stream, data, sessionKey, ...more, agentId, seq, ts: clock.now(), ...chatOnly });
}

/** A `lifecycle` event, which names the session's id too. */
export function lifecycle(run: Run, world: GatewayWorld, data: WireObject, more: WireObject = {}): void {
  runEvent(run, world, "lifecycle", data, { sessionId: run.session.sessionId, ...more });
}

/** A `chat` event of protocol 4. */
export function chatEvent(run: Run, { hub }: GatewayWorld, seq: number, what: WireObject): void {
  hub.broadcast("chat", {
    runId: run.runId,
    sessionKey: run.shownKey,
    agentId: agentOf(run.session.key),
    seq,
    ...what,
  });
}

/** A `chat` delta with what earlier ones have not shown, if there is anything. */
export function chatDelta(run: Run, world: GatewayWorld): void {
  const deltaText = run.text.slice(run.shownText.length);
  if (deltaText === "") return;
  run.shownText = run.text;
  chatEvent(run, world, run.seq, { state: "delta", deltaText, ...chatMessage(run.text, world.clock.now()) });
}

/** A `task` event: the gateway's list of background work shows each `agent` run. */
export function taskEvent(run: Run, { hub, clock }: GatewayWorld, status: string, summary?: string): void {
  if (run.kind !== "agent") return;
  const { taskId, runId, session, acceptedAt, startedAt, endedAt, message } = run;
  const isOver = summary !== undefined;
  const task = {
    id: taskId,
    taskId,
    kind: "cli",
    runtime: "cli",
    status,
    execution: { state: isOver ? "finished" : "unknown" },
    title: message.trim() === "" ? "Background task" : message,
    agentId: agentOf(session.key),
    sessionKey: session.key,
    childSessionKey: session.key,
    hasTranscript: true,
    ownerKey: session.key,
    runId,
    sourceId: runId,
    createdAt: acceptedAt,
    updatedAt: clock.now(),
    startedAt: startedAt ?? acceptedAt,
    ...(isOver ? { endedAt, terminalSummary: summary } : {}),
    ...(isOver && status !== "completed" ? { error: summary } : {}),
    deliveryStatus: "not_applicable",
  };
  hub.broadcast("task", { action: "upserted", task });
}
