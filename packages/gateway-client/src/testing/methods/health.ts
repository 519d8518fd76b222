import type { GatewayWorld } from "../gateway-world.ts";
import { flag, object } from "../params/rule.ts";
import { AGENT_ID } from "../sessions-state.ts";
import { answer, type WireObject } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";

const HEARTBEAT_MS = 1_800_000;

/** How the gateway is; in the hello, in `health` events and as an answer. */
export function health(world: GatewayWorld): WireObject {
  const now = world.clock.now();
  const all = world.sessions.all;
  const recent = all.slice(0, 5).map(({ key, updatedAt }) => ({ key, updatedAt, age: now - updatedAt }));
  const sessions = { path: "(multiple)", count: all.length, recent };
  const heartbeat = {
    enabled: true,
    every: "30m",
    everyMs: HEARTBEAT_MS,
    prompt: "If nothing needs attention, reply with nothing.",
    target: world.protocol === 3 ? "last" : "owner",
    ackMaxChars: 300,
  };
  return {
    ok: true,
    ts: now,
    durationMs: 0,
    channels: {},
    channelOrder: [],
    channelLabels: {},
    heartbeatSeconds: HEARTBEAT_MS / 1_000,
    defaultAgentId: AGENT_ID,
    agents: [{ agentId: AGENT_ID, isDefault: true, heartbeat, sessions }],
    sessions,
    ...(world.protocol === 3 ? {} : newHealth),
  };
}

const newHealth: WireObject = {
  plugins: { loaded: [], errors: [], unavailable: [] },
  configReload: { hotReloadStatus: "active" },
  eventLoop: {
    degraded: false,
    degradedSinceMs: null,
    reasons: [],
    intervalMs: 1_000,
    delayP99Ms: 0,
    delayMaxMs: 0,
    utilization: 0,
    cpuCoreRatio: 0,
    cpuBreakdown: {
      mainThreadCoreRatio: 0,
      hostUtilization: 0,
      hostCpuCount: 1,
      workerCoreRatio: 0,
      otherThreadsCoreRatio: 0,
    },
  },
};

/** `health`: needs no scope in the newer gateway. */
export const healthMethod: ServedMethod = {
  scope: (protocol) => (protocol === 3 ? "operator.read" : undefined),
  params: () => object({ probe: flag }),
  serve: (_request, world) =>
    answer({
      ...health(world),
      ...(world.protocol === 3 ? {} : { modelRuntime: { degraded: false, pendingAgents: [] } }),
    }),
};
