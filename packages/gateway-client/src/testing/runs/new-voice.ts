import type { GatewayWorld } from "../gateway-world.ts";
import { generations } from "../generation.ts";
import { countTokens } from "../token-count.ts";
import type { WireObject } from "../wire.ts";
import { chatMessage } from "./chat-message.ts";
import { chatDelta, chatEvent, lifecycle, runEvent, taskEvent } from "./new-events.ts";
import { completedAnswer, failedAnswer, stoppedAnswer, timedOutAnswer, TIMED_OUT } from "./new-final.ts";
import { newTool } from "./new-tool.ts";
import { receipt } from "./receipt.ts";
import { remember } from "./remember.ts";
import type { RunVoice } from "./run-voice.ts";
import { modelName, type Run, type RunStop } from "./run.ts";

/** How OpenClaw (protocol 4) tells of a run. */
export const newVoice: RunVoice = {
  begins(run, world) {
    if (run.kind === "chat")
      for (const phase of ["preparing_workspace", "preparing_context"]) status(run, world, phase);
    lifecycle(run, world, { phase: "start", startedAt: run.startedAt });
    if (run.kind === "chat") status(run, world, "starting_model");
    lifecycle(run, world, { phase: "model", provider: run.model.provider, model: run.model.model });
  },

  says(run, world, delta) {
    runEvent(run, world, "assistant", { text: run.text, delta, itemId: run.itemId });
    const now = world.clock.now();
    if (now - run.lastChatDeltaAt < generations[4].chatDeltaIntervalMs) return;
    run.lastChatDeltaAt = now;
    chatDelta(run, world);
  },

  usesTool: newTool,

  completed(run, world) {
    remember(run, world, run.text);
    const { runId, startedAt, endedAt } = run;
    const outcome = { stopReason: "stop", aborted: false, livenessState: "working" };
    runEvent(run, world, "usage", { outputTokens: countTokens(run.text) });
    lifecycle(run, world, { phase: "finishing", ...outcome, endedAt });
    noModel(run, world);
    const told = { terminalReceipt: receipt(run, "visible"), terminalReply: reply(run) };
    lifecycle(run, world, {
      phase: "end",
      startedAt,
      endedAt,
      ...outcome,
      executionSettled: true,
      ...told,
      ...chatOnly(run),
    });
    chatDelta(run, world);
    const message = chatMessage(run.text, world.clock.now());
    chatEvent(run, world, run.seq, { state: "final", stopReason: "stop", ...message });
    const { aborted: _aborted, ...waited } = outcome;
    world.runs.settle(run, { runId, status: "ok", startedAt, endedAt, ...waited, ...told });
    taskEvent(run, world, "completed", "completed");
    finish(run, completedAnswer(run));
  },

  failed(run, world, why) {
    const { runId, startedAt, endedAt, model } = run;
    const observed = { ...model, failoverReason: "server_error", providerRuntimeFailureKind: "unclassified" };
    const ended = { error: why, errorObservation: observed, endedAt };
    lifecycle(run, world, { phase: "finishing", ...ended, aborted: false, livenessState: "blocked" });
    noModel(run, world);
    lifecycle(run, world, { phase: "error", startedAt, ...ended, executionSettled: true });
    chatEvent(run, world, run.seq, { state: "error", errorMessage: why, errorDetail: observed });
    if (run.kind === "chat") secondChatError(run, world, why);
    world.runs.settle(run, { runId, status: "error", endedAt, error: why });
    taskEvent(run, world, "failed", why);
    finish(run, failedAnswer(run, why));
  },

  interrupted(run, world, why) {
    if (why === "timeout" || why === "restart") return; // these are told when the run has stopped
    const message = chatMessage(run.text, world.clock.now());
    const seq = run.seq + 1;
    chatEvent(run, world, seq, { state: "aborted", stopReason: why, ...message });
    const { startedAt, endedAt } = run;
    lifecycle(run, world, { phase: "end", status: "cancelled", aborted: true, stopReason: why, startedAt, endedAt });
  },

  stopped(run, world, why) {
    if (why === "timeout") return timedOut(run, world);
    remember(run, world, run.text, true);
    const { runId, startedAt, endedAt } = run;
    const stopReason = why === "restart" ? "restart" : "rpc";
    if (why === "restart") {
      noModel(run, world);
      chatEvent(run, world, run.seq, { state: "aborted", stopReason, ...chatMessage(run.text, world.clock.now()) });
    } else if (run.kind === "agent") run.seq = 0; // the late error of an aborted run counts anew
    const error = why === "restart" ? "agent run aborted for restart" : "This operation was aborted";
    const late = {
      error,
      aborted: true,
      stopReason: why === "restart" ? "restart" : "aborted",
      executionSettled: true,
    };
    if (startedAt !== undefined) lifecycle(run, world, { phase: "error", startedAt, endedAt, ...late });
    world.runs.settle(run, { runId, status: "error", endedAt, ...waitedFor(why, startedAt) });
    taskEvent(run, world, "cancelled", error);
    finish(run, stoppedAnswer(run, stopReason));
  },
};

/** What `agent.wait` says of a stopped run besides. */
function waitedFor(why: RunStop, startedAt: number | undefined): WireObject {
  if (why === "delete") return { error: "aborted", stopReason: "rpc" };
  if (why === "restart") return { startedAt, error: "agent run aborted for restart", stopReason: why };
  return { startedAt, stopReason: why };
}

/** The model is let go. */
function noModel(run: Run, world: GatewayWorld): void {
  const data = { phase: "model", provider: null, model: null };
  lifecycle(run, world, data, run.kind === "chat" ? { lane: "main" } : {});
}

function chatOnly(run: Run): WireObject {
  return run.kind === "chat" ? { replayInvalid: false } : {};
}

function timedOut(run: Run, world: GatewayWorld): void {
  const { runId, startedAt, endedAt } = run;
  const told = { timeoutPhase: "provider", providerStarted: true };
  const ended = {
    startedAt,
    endedAt,
    aborted: false,
    replayInvalid: true,
    livenessState: "paused",
    ...told,
    error: TIMED_OUT,
    terminalReply: reply(run),
  };
  noModel(run, world);
  lifecycle(run, world, { phase: "finishing", ...ended });
  lifecycle(run, world, { phase: "error", ...ended, executionSettled: true });
  chatEvent(run, world, run.seq, { state: "error", errorMessage: TIMED_OUT, errorKind: "timeout" });
  if (run.kind === "chat") secondChatError(run, world, TIMED_OUT);
  world.runs.settle(run, { runId, status: "timeout", endedAt, error: TIMED_OUT, ...told });
  taskEvent(run, world, "timed_out", TIMED_OUT);
  finish(run, timedOutAnswer(run));
}

function status(run: Run, world: GatewayWorld, phase: string): void {
  chatEvent(run, world, run.seq + 1, { state: "status", phase });
  runEvent(run, world, "run_status", { phase });
}

/** A failed `chat.send` is told twice, the second time as the gateway itself. */
function secondChatError(run: Run, { hub }: GatewayWorld, why: string): void {
  const errorMessage = `⚠️ Agent failed before reply: ${why}\nModel: ${modelName(run.model)}`;
  hub.broadcast("chat", { runId: run.runId, sessionKey: run.shownKey, seq: 1, state: "error", errorMessage });
}

function reply(run: Run): WireObject {
  return run.text === "" ? { disposition: "empty" } : { disposition: "visible", text: run.text };
}

function finish(run: Run, final: NonNullable<Run["final"]>): void {
  run.final = final;
  if (run.kind === "agent") run.respond(final);
}
