import type { ModelChoice } from "./local-model.ts";
import type { Session } from "./sessions-state.ts";
import type { WireObject } from "./wire.ts";

/** The newer gateway's account of how full the model's context was before the last run. */
export function contextBudget(
  session: Session,
  model: ModelChoice,
  contextWindow: number,
  promptTokens: number,
): WireObject {
  const reserve = Math.round(contextWindow / 10);
  const left = contextWindow - reserve - promptTokens;
  return {
    schemaVersion: 1,
    source: "pre-prompt-estimate",
    updatedAt: session.updatedAt,
    ...model,
    route: "fits",
    shouldCompact: left < 0,
    estimatedPromptTokens: promptTokens,
    contextTokenBudget: contextWindow,
    promptBudgetBeforeReserve: contextWindow - reserve,
    reserveTokens: reserve,
    effectiveReserveTokens: reserve,
    remainingPromptBudgetTokens: Math.max(0, left),
    overflowTokens: Math.max(0, -left),
    toolResultReducibleChars: 0,
    messageCount: session.messages.length,
    unwindowedMessageCount: session.messages.length,
    sessionId: session.sessionId,
  };
}
