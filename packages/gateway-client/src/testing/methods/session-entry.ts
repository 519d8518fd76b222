import type { GatewayWorld } from "../gateway-world.ts";
import type { Session } from "../sessions-state.ts";
import { STATE_DIR } from "../state-dir.ts";
import type { WireObject } from "../wire.ts";

/** Where a real gateway would keep its sessions. */
export const SESSIONS_PATH: string = `${STATE_DIR}/agents/main/sessions/sessions.json`;

/** What `sessions.patch` and `sessions.reset` show of a session. */
export function sessionEntry(session: Session, world: GatewayWorld): WireObject {
  return world.protocol === 3 ? oldEntry(session, world) : newEntry(session);
}

/** What the newer gateway resolves a session's model to. */
export function resolved(session: Session, world: GatewayWorld): WireObject {
  const { provider, model } = world.sessions.modelOf(session);
  return { modelProvider: provider, model };
}

function oldEntry(session: Session, world: GatewayWorld): WireObject {
  const { sessionId, updatedAt, label, settings, lastRun, abortedLastRun } = session;
  const { provider, model } = world.models.fallback;
  const contextTokens = world.models.contextWindow(world.models.fallback);
  const ran = lastRun === undefined ? {} : { modelProvider: provider, model, contextTokens, abortedLastRun };
  return { sessionId, updatedAt, ...labelled(label), ...settings, ...ran, ...use(session), ...override(session) };
}

function newEntry(session: Session): WireObject {
  const { sessionId, updatedAt, label, settings, lastRun, createdAt, createdVia, abortedLastRun, revision } = session;
  const isDone = lastRun?.status === "done";
  const times =
    lastRun === undefined
      ? { lifecycleRevision: revision }
      : {
          sessionStartedAt: createdAt,
          lastInteractionAt: lastRun.startedAt,
          status: lastRun.status,
          startedAt: lastRun.startedAt,
          endedAt: lastRun.endedAt,
          runtimeMs: lastRun.endedAt - lastRun.startedAt,
          abortedLastRun,
        };
  const ran = isDone ? { lastActivityAt: lastRun.endedAt, agentHarnessId: "openclaw", ...noCost } : {};
  const delivered =
    createdVia === "run" ? { delivery: { kind: "none" }, displayName: session.key.split(":").at(-1) } : {};
  const counted = session.usage === undefined ? {} : { totalTokensFresh: true, totalTokensVersion: 1 };
  const chosen = session.modelOverride === undefined ? {} : { ...override(session), ...userChoice };
  const unchosen = session.isModelReset ? { modelOverrideSource: "default" } : {};
  const parent = session.parentKey === undefined ? {} : { spawnDepth: 0, parentSessionKey: session.parentKey };
  const common = { sessionId, updatedAt, createdVia, createdAt, ...parent, ...labelled(label), ...settings };
  return { ...common, ...times, ...delivered, ...ran, ...use(session), ...counted, ...unchosen, ...chosen };
}

const noCost: WireObject = { cacheRead: 0, cacheWrite: 0, estimatedCostUsd: 0 };

const userChoice: WireObject = {
  modelOverrideSource: "user",
  modelOverrideRouteResolution: "resolved",
  liveModelSwitchPending: true,
};

function labelled(label: string | undefined): WireObject {
  return label === undefined ? {} : { label };
}

function override({ modelOverride }: Session): WireObject {
  return modelOverride === undefined
    ? {}
    : { providerOverride: modelOverride.provider, modelOverride: modelOverride.model };
}

function use({ usage }: Session): WireObject {
  return usage === undefined ? {} : { inputTokens: usage.input, outputTokens: usage.output, totalTokens: usage.input };
}
