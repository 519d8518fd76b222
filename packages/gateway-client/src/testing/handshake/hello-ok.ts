import type { Connection } from "../connection.ts";
import type { GatewayWorld } from "../gateway-world.ts";
import { generations } from "../generation.ts";
import { listedMethods } from "../method-table.ts";
import { health } from "../methods/health.ts";
import { hasScope } from "../scopes.ts";
import { MAIN_SESSION_KEY } from "../sessions-state.ts";
import { STATE_DIR } from "../state-dir.ts";
import type { WireObject } from "../wire.ts";
import { presence } from "./presence.ts";

/** The release that protocol 4 is played after. */
const VERSION = "2026.9.6";

/** The build that the newer gateway says that it is. */
export const BUILD_ID: string = `${VERSION}-local`;

/** The payload that greets a client, in the shape of its generation. The newer gateway shows less to those who may less. */
export function helloOk(connection: Connection, auth: WireObject | undefined, world: GatewayWorld): WireObject {
  const { protocol, hub } = world;
  const { maxPayload, maxBufferedBytes, events } = generations[protocol];
  const isNew = protocol === 4;
  const scopes = connection.granted?.scopes ?? [];
  const isAdmin = hasScope(scopes, "operator.admin");
  const isReader = hasScope(scopes, "operator.read");
  const files = { configPath: `${STATE_DIR}/${isNew ? "openclaw" : "clawdbot"}.json`, stateDir: STATE_DIR };
  return {
    type: "hello-ok",
    protocol,
    server: isNew ? newServer(connection, world) : { version: "dev", host: "local-gateway", connId: connection.id },
    features: { methods: listedMethods(protocol), events, ...(isNew ? { capabilities: [] } : {}) },
    snapshot: {
      presence: presence(world),
      health: health(world),
      stateVersion: { ...hub.stateVersion },
      uptimeMs: world.clock.now() - world.startedAt,
      sessionDefaults: {
        defaultAgentId: "main",
        mainKey: "main",
        mainSessionKey: MAIN_SESSION_KEY,
        scope: "per-sender",
        ...(isNew ? { modelConfigured: true, ownership: "sole", selectionRequired: false } : {}),
      },
      ...(isNew ? newSnapshot(world) : {}),
      ...(isNew && !isAdmin ? {} : files),
      ...(isNew && isAdmin ? { authMode: world.secret.mode } : {}),
      ...(isNew && isReader ? { updateSchedule } : {}),
    },
    policy: {
      maxPayload,
      maxBufferedBytes,
      tickIntervalMs: world.tickIntervalMs,
      ...(isNew ? newPolicy : {}),
    },
    ...(isNew && isReader ? { controlUiWidgetKinds: [], controlUiLinkReaders: [] } : {}),
    ...(auth === undefined ? {} : { auth }),
  };
}

function newServer(connection: Connection, { bootId }: GatewayWorld): WireObject {
  return { version: VERSION, buildId: BUILD_ID, bootId, controlUiBuildSource: "bundled", connId: connection.id };
}

function newSnapshot({ bootId }: GatewayWorld): WireObject {
  return { suspension: { phase: "accepting" }, appliedConfigHash: `hmac-sha256:v1:${bootId}` };
}

const updateSchedule: WireObject = { channel: "stable", autoEnabled: false, install: { kind: "package" } };

const newPolicy: WireObject = {
  attachments: { maxBytes: 19_464_192, maxImageBytes: 6_291_456 },
  allowedSessionVisibilities: ["shared", "read-only", "suggest", "draft"],
  hasMultipleSessionSharingIdentities: false,
};
