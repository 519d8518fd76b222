import { contextBudget } from "../context-budget.ts";
import { countTokens } from "../token-count.ts";
import type { Answer, WireObject } from "../wire.ts";
import { receipt } from "./receipt.ts";
import { modelName, tokenUse, type Run } from "./run.ts";

/** What the gateway says when the model took too long. */
export const TIMED_OUT =
  "Request timed out before a response was generated. Please try again, or increase `agents.defaults.timeoutSeconds` in your config.";

/** The last answer of a run that went well. */
export function completedAnswer(run: Run): Answer {
  const { model, text } = run;
  const meta = {
    ...commonMeta(run, { usage: usage(run), lastCallUsage: usage(run), costUsd: 0 }),
    finalPromptText: run.message,
    finalAssistantVisibleText: text,
    finalAssistantRawText: text,
    replayInvalid: false,
    livenessState: "working",
    stopReason: "stop",
    executionTrace: {
      winnerProvider: model.provider,
      winnerModel: model.model,
      attempts: [{ ...model, result: "success", stage: "assistant" }],
      fallbackUsed: false,
      runner: "embedded",
    },
    requestShaping: { thinking: "off" },
    completion: { stopReason: "stop", finishReason: "stop" },
  };
  const payloads = text === "" ? [] : [{ text, mediaUrl: null }];
  const result = { payloads, meta, sourceReplyDeliveryState: "missing" };
  return { ok: true, payload: { runId: run.runId, status: "ok", summary: "completed", result } };
}

/** The last answer of a run whose model failed, or that could not begin. */
export function failedAnswer({ runId }: Pick<Run, "runId">, why: string): Answer {
  return {
    ok: false,
    payload: { runId, status: "error", summary: why },
    error: { code: "UNAVAILABLE", message: why },
  };
}

/** The last answer of a run that somebody stopped. */
export function stoppedAnswer({ runId }: Run, stopReason: "rpc" | "restart"): Answer {
  const draining = stopReason === "restart" ? { timeoutPhase: "gateway_draining" } : {};
  return { ok: true, payload: { runId, status: "timeout", summary: "aborted", stopReason, ...draining } };
}

/** The last answer of a run whose time was up. */
export function timedOutAnswer(run: Run): Answer {
  const meta = {
    modelFallbackStopReason: "agent_run_terminal_timeout",
    ...commonMeta(run, {}),
    error: { kind: "incomplete_turn", message: TIMED_OUT },
    livenessState: "paused",
  };
  const result = { payloads: [{ text: TIMED_OUT, isError: true, mediaUrl: null }], meta };
  const phase = { timeoutPhase: "provider", providerStarted: true };
  return { ok: true, payload: { runId: run.runId, status: "timeout", summary: "aborted", ...phase, result } };
}

function commonMeta(run: Run, used: WireObject): WireObject {
  const { session, model, startedAt, endedAt } = run;
  const { sessionId, key } = session;
  return {
    durationMs: (endedAt ?? 0) - (startedAt ?? endedAt ?? 0),
    agentMeta: {
      sessionId,
      sessionFile: key,
      ...model,
      contextTokens: run.contextWindow,
      contextTokensSource: "resolved",
      agentHarnessId: "openclaw",
      credentialSource: { kind: "direct", evidence: "provider-config", authorization: "declared" },
      ...used,
      promptTokens: run.promptTokens,
      contextBudgetStatus: contextBudget(session, model, run.contextWindow, run.promptTokens),
      codeModeEngaged: false,
      assistantTurns: 1,
      bridgeCalls: { search: 0, describe: 0, call: 0 },
      terminalReceipt: receipt(run),
    },
    aborted: false,
    systemPromptReport: { source: "run", generatedAt: startedAt, sessionId, sessionKey: key, model: modelName(model) },
  };
}

function usage(run: Run): WireObject {
  const { input, output } = tokenUse(run, countTokens(run.text));
  return { input, output, cacheRead: 0, cacheWrite: 0, total: input + output, cost: { total: 0 } };
}
