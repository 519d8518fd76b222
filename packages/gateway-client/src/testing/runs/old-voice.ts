import type { GatewayWorld } from "../gateway-world.ts";
import { generations } from "../generation.ts";
import type { TokenUse } from "../sessions-state.ts";
import { countTokens } from "../token-count.ts";
import type { Answer, WireObject } from "../wire.ts";
import { chatMessage } from "./chat-message.ts";
import { remember } from "./remember.ts";
import type { RunVoice } from "./run-voice.ts";
import { tokenUse, type Run } from "./run.ts";

/** How Clawdbot (protocol 3) tells of a run. Failures and time limits look like success: `ok: true, status: "ok"`. */
export const oldVoice: RunVoice = {
  begins(run, world) {
    agentEvent(run, world, "lifecycle", { phase: "start", startedAt: run.startedAt });
  },

  says(run, world, delta) {
    agentEvent(run, world, "assistant", { text: run.text, delta });
    const now = world.clock.now();
    if (now - run.lastChatDeltaAt < generations[3].chatDeltaIntervalMs) return;
    run.lastChatDeltaAt = now;
    chatEvent(run, world, run.seq, { state: "delta", ...chatMessage(run.text, now) });
  },

  usesTool(run, world, { tool: name, args = {}, result = "", isError = false }, toolCallId) {
    if (run.session.settings["verboseLevel"] !== "on") return; // `full` shows none either
    agentEvent(run, world, "tool", { phase: "start", name, toolCallId, args });
    const content = [{ type: "text", text: result }];
    agentEvent(run, world, "tool", { phase: "result", name, toolCallId, meta: name, isError, result: { content } });
  },

  completed(run, world) {
    remember(run, world, run.text);
    end(run, world, {});
    finalAnswer(run, [run.text], { usage: usage(run, countTokens(run.text)), aborted: false });
  },

  failed(run, world, why) {
    end(run, world, {});
    const payloads = run.text === "" ? [why] : [why, run.text];
    finalAnswer(run, payloads, { usage: { ...zeroUsage }, aborted: false });
  },

  interrupted(run, world, why) {
    // A stopped chat run has no end of its life that `agent.wait` would see.
    const stopReason = why === "timeout" || why === "stop" ? why : "rpc";
    if (run.kind === "chat") chatEvent(run, world, run.seq + 1, { state: "aborted", stopReason });
  },

  stopped(run, world, why) {
    if (run.kind === "agent" && run.startedAt !== undefined) {
      end(run, world, { startedAt: run.startedAt, aborted: true });
    }
    // A run whose session was deleted answers with what an older run had said.
    const older = why === "delete" ? run.session.messages.findLast(({ role }) => role === "assistant") : undefined;
    if (older === undefined) return finalAnswer(run, [], { aborted: true });
    finalAnswer(run, [older.text], { aborted: true, usage: describeUse(older.usage) });
  },
};

function end(run: Run, world: GatewayWorld, more: WireObject): void {
  agentEvent(run, world, "lifecycle", { phase: "end", endedAt: run.endedAt, ...more });
  chatEvent(run, world, run.seq, { state: "final", ...chatMessage(run.text, world.clock.now()) });
  world.runs.settle(run, { runId: run.runId, status: "ok", startedAt: run.startedAt, endedAt: run.endedAt });
}

function finalAnswer(run: Run, texts: readonly string[], outcome: WireObject & { usage?: WireObject }): void {
  const { session, model } = run;
  const { usage: used, aborted } = outcome;
  const agentMeta = { sessionId: session.sessionId, provider: model.provider, model: model.model, usage: used };
  const payloads = texts.filter((text) => text !== "").map((text) => ({ text, mediaUrl: null }));
  const durationMs = (run.endedAt ?? 0) - (run.startedAt ?? run.endedAt ?? 0);
  const report = { source: "run", generatedAt: run.startedAt, ...agentMeta, usage: undefined, sessionKey: session.key };
  const final: Answer = {
    ok: true,
    payload: {
      runId: run.runId,
      status: "ok",
      summary: "completed",
      result: { payloads, meta: { durationMs, agentMeta, aborted, systemPromptReport: report } },
    },
  };
  run.final = final;
  if (run.kind === "agent") run.respond(final);
}

function agentEvent(run: Run, { hub, clock }: GatewayWorld, stream: string, data: WireObject): void {
  run.seq += 1;
  const { runId, shownKey, seq } = run;
  hub.broadcast("agent", { runId, stream, data, sessionKey: shownKey, seq, ts: clock.now() });
}

function chatEvent(run: Run, { hub }: GatewayWorld, seq: number, what: WireObject): void {
  if (run.shownKey === undefined) return; // without a session key there are no chat events
  hub.broadcast("chat", { runId: run.runId, sessionKey: run.shownKey, seq, ...what });
}

const zeroUsage: WireObject = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, total: 0 };

function usage(run: Run, outputTokens: number): WireObject {
  return describeUse(tokenUse(run, outputTokens));
}

function describeUse({ input, output }: TokenUse): WireObject {
  return { input, output, cacheRead: 0, cacheWrite: 0, total: input + output };
}
