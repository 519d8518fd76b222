import { contextBudget } from "../context-budget.ts";
import type { GatewayWorld } from "../gateway-world.ts";
import { agentOf, MAIN_SESSION_KEY, type Session } from "../sessions-state.ts";
import type { WireObject } from "../wire.ts";

/** What a list says of the gateway's own settings. */
export function oldDefaults({ models }: GatewayWorld): WireObject {
  const { provider, model } = models.fallback;
  return { modelProvider: provider, model, contextTokens: models.contextWindow(models.fallback) };
}

/** The same, as the newer gateway says it. */
export function newDefaults(world: GatewayWorld): WireObject {
  return {
    ...oldDefaults(world),
    agentRuntime: { id: "auto", cloudPlacementSupported: false, devicePlacementSupported: false, source: "implicit" },
    modelSelectionTarget: "session",
  };
}

/** The newer gateway's thinking levels of a model that does not think. */
export const noThinking: WireObject = {
  thinkingLevels: [{ id: "off", label: "off" }],
  thinkingOptions: ["off"],
  thinkingDefault: "off",
};

/** The row of a session in protocol 3. */
export function toOldRow(session: Session, world: GatewayWorld): WireObject {
  const { key, updatedAt, sessionId, label, abortedLastRun, settings } = session;
  const shown = label === undefined ? {} : { label, displayName: label };
  return {
    key,
    kind: "direct",
    ...shown,
    updatedAt,
    sessionId,
    abortedLastRun,
    ...settings,
    ...use(session),
    ...modelOf(session, world),
  };
}

/** The row of a session in protocol 4. */
export function toNewRow(session: Session, world: GatewayWorld): WireObject {
  const { key, label, settings, createdAt, createdVia, updatedAt, sessionId, abortedLastRun } = session;
  const shown = label === undefined ? {} : { label };
  const who = { type: "observation", pluginId: null, accountId: null, senderKind: "unknown", id: "gateway-client" };
  return {
    ...newUnseenRow(key, world),
    visibility: "shared",
    createdVia,
    createdAt,
    participants: [{ identity: who }],
    expandedParticipants: [{ identity: who }],
    participantCount: 1,
    ...shown,
    displayName: label ?? key.slice(key.indexOf(":", "agent:".length) + 1),
    updatedAt,
    sessionId,
    abortedLastRun,
    ...noThinking,
    ...use(session),
    totalTokensFresh: session.usage !== undefined,
    ...lastRun(session),
    ...modelOf(session, world),
    modelOverrideSource: session.modelOverride === undefined ? null : "user",
    agentRuntime,
    ...budget(session, world),
    hasActiveRun: session.activeRunIds.size > 0,
    activeRunIds: [...session.activeRunIds],
    sharingRole: "admin",
    ...(session.parentKey === undefined ? {} : { spawnDepth: 0, parentSessionKey: session.parentKey }),
    ...settings,
  };
}

const agentRuntime: WireObject = {
  id: "openclaw",
  cloudPlacementSupported: true,
  cloudPlacementExecutionMode: "worker-turn",
  devicePlacement: { requiredNodeCommands: [], consumesWorkerSlot: true },
  devicePlacementSupported: true,
  source: "implicit",
};

function lastRun({ lastRun: run, usage }: Session): WireObject {
  if (run === undefined) return {};
  const { runId, status, startedAt, endedAt } = run;
  const counted = usage === undefined ? {} : { lastActivityAt: endedAt, estimatedCostUsd: 0 };
  const placement = {
    state: "local",
    generation: 0,
    createdAtMs: startedAt,
    updatedAtMs: endedAt,
    stateChangedAtMs: startedAt,
  };
  const times = { startedAt, endedAt, runtimeMs: endedAt - startedAt, lastInteractionAt: startedAt };
  return { status, ...times, lastRunId: runId, placement, ...counted };
}

function budget(session: Session, { sessions, models }: GatewayWorld): WireObject {
  if (session.usage === undefined) return {};
  const model = sessions.modelOf(session);
  return { contextBudgetStatus: contextBudget(session, model, models.contextWindow(model), session.usage.input) };
}

/** What the newer gateway says of a session that it has never seen. */
export function newUnseenRow(key: string, world: GatewayWorld): WireObject {
  const { modelProvider, model, contextTokens, agentRuntime: unresolved } = newDefaults(world);
  return {
    key,
    permissionModePending: false,
    kind: "direct",
    classification: key === MAIN_SESSION_KEY ? "main" : "custom",
    agentId: agentOf(key),
    isMain: key === MAIN_SESSION_KEY,
    isBackground: false,
    updatedAt: null,
    archived: false,
    pinned: false,
    unread: false,
    effectiveFastMode: false,
    effectiveFastModeSource: "default",
    fastAutoOnSeconds: 60,
    totalTokensFresh: false,
    effectiveResponseUsage: "off",
    effectiveQueueMode: "steer",
    modelProvider,
    model,
    modelOverrideSource: null,
    runtimeSelectionLocked: false,
    agentRuntime: unresolved,
    contextTokens,
    snapshotAt: world.clock.now(),
    hasActiveRun: false,
    activeRunIds: [],
  };
}

/** The tokens in the context are those of the last prompt; nothing before the first run. */
function use({ usage }: Session): WireObject {
  if (usage === undefined) return {};
  return { inputTokens: usage.input, outputTokens: usage.output, totalTokens: usage.input };
}

function modelOf(session: Session, world: GatewayWorld): WireObject {
  const choice = world.sessions.modelOf(session);
  return { modelProvider: choice.provider, model: choice.model, contextTokens: world.models.contextWindow(choice) };
}
