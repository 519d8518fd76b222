import { randomBytes, randomUUID } from "node:crypto";

import { isRecord } from "@pincer/shared/internal";

import { Connection } from "../connection.ts";
import type { GatewayWorld, ServedSocket } from "../gateway-world.ts";
import { health } from "../methods/health.ts";
import { checkParams } from "../params/check-params.ts";
import { requestFrameRule } from "../request-frame.ts";
import { invalid, type Answer, type ProtocolVersion, type WireObject } from "../wire.ts";
import type { AuthMethod } from "./check-auth.ts";
import type { ConnectRequest } from "./connect-request.ts";
import { decideConnect, type ConnectDecision } from "./decide-connect.ts";
import { showDevice } from "./devices-state.ts";
import { grantScopes } from "./grant-scopes.ts";
import { helloOk } from "./hello-ok.ts";
import { presence } from "./presence.ts";

/** The event that opens every connection. */
export function challenge({ connection }: ServedSocket, world: GatewayWorld, skewMs = 0): void {
  const { protocol, clock } = world;
  const capabilities = protocol === 4 ? { capabilities: ["model-catalog-snapshot"] } : {};
  connection.sendEvent("connect.challenge", { nonce: connection.nonce, ts: clock.now() + skewMs, ...capabilities });
}

/** Serves the first frame of a socket: it must be a `connect`. `send` may be changed by a planned fault. */
export function serveHandshake(
  frame: unknown,
  socket: ServedSocket,
  world: GatewayWorld,
  send: (text: string) => void,
): void {
  const { connection } = socket;
  if (!isRecord(frame) || checkParams(frame, requestFrameRule, world.protocol).length > 0) {
    return connection.close(1008, "invalid request frame");
  }
  const { id, method, params } = frame;
  const end = (refused: Answer, code = 1008): void => {
    send(Connection.response(id, refused));
    connection.close(code, reasonFor(refused));
  };
  if (method !== "connect") return end(invalid("invalid handshake: first request must be connect"));
  if (world.faults.take("not-ready") !== undefined) {
    send(Connection.response(id, notReady));
    return connection.close(1013, "gateway starting");
  }
  const decision = decideConnect(params, socket, world);
  if ("refused" in decision) {
    announcePending(decision, world);
    return end(decision.refused, decision.closeCode);
  }
  welcome(decision.request, decision.method, socket, world, (hello) => {
    send(Connection.response(id, { ok: true, payload: hello }));
  });
}

function welcome(
  request: ConnectRequest,
  method: AuthMethod,
  { connection }: ServedSocket,
  world: GatewayWorld,
  sendHello: (hello: WireObject) => void,
): void {
  const { protocol, hub, clock } = world;
  const scopes = grantScopes(request, connection.origin, protocol);
  const isFirst = hub.ready.length === 0;
  const auth = describeAuth(request, method, scopes, connection, world);
  connection.caps = request.caps;
  connection.hasDeviceToken = method === "device-token";
  connection.granted = {
    id: connection.id,
    client: { ...request.client },
    role: request.role,
    scopes,
    deviceId: request.device?.id,
    origin: connection.origin,
    connectedAt: clock.now(),
  };
  hub.stateVersion.presence += 1;
  sendHello(helloOk(connection, auth, world));
  world.connected.add(connection.granted);
  if (request.role === "node") greetNode(connection, protocol);
  if (protocol === 4 && request.device !== undefined) hub.broadcast("presence", { presence: presence(world) }, true);
  if (protocol === 4 && !isFirst) return;
  hub.stateVersion.health += 1;
  hub.broadcast("health", health(world), true);
}

/** What a node hears first; these events have no number. */
function greetNode(connection: Connection, protocol: ProtocolVersion): void {
  const triggers = [protocol === 3 ? "clawd" : "openclaw", "claude", "computer"];
  connection.sendEvent("voicewake.changed", { triggers });
  if (protocol === 3) return;
  const config = { version: 1, defaultTarget: { mode: "current" }, routes: [], updatedAtMs: 0 };
  connection.sendEvent("voicewake.routing.changed", { config });
}

/** The hello's `auth`. It pairs the device on the way, if there is one. */
function describeAuth(
  request: ConnectRequest,
  method: AuthMethod,
  scopes: readonly string[],
  connection: Connection,
  world: GatewayWorld,
): WireObject | undefined {
  const { protocol, devices } = world;
  const { device, role, clientId, clientMode } = request;
  const isBackend = clientId === "gateway-client" && clientMode === "backend" && connection.origin === undefined;
  // A program of this machine is let in without being paired in the newer gateway, and so is an insecure Control UI.
  const isKnown = device !== undefined && devices.paired.has(device.id);
  const isInsecure = protocol === 3 && world.allowInsecureAuth && clientId === "clawdbot-control-ui";
  const needsPairing = device !== undefined && !isInsecure && (isKnown || !(protocol === 4 && isBackend));
  if (needsPairing && !devices.paired.has(device.id)) announcePaired(device.id, world);
  const paired = needsPairing
    ? devices.pair({ id: device.id, shown: showDevice(request, device) }, role, scopes)
    : undefined;
  if (paired !== undefined) paired.lastSeenAtMs = world.clock.now();
  const token = paired === undefined ? {} : { deviceToken: paired.token, issuedAtMs: paired.issuedAtMs };
  if (protocol === 3) return paired === undefined ? undefined : { ...token, role, scopes: paired.scopes };
  const recovery = role === "node" ? {} : { recoveryScope: randomBytes(32).toString("base64url") };
  const migration = paired === undefined || role === "node" ? {} : { recoveryMigrationAllowed: true };
  return { method, role, scopes, ...recovery, ...migration, ...token };
}

function announcePaired(deviceId: string, { hub, clock }: GatewayWorld): void {
  hub.broadcast("device.pair.resolved", { requestId: randomUUID(), deviceId, decision: "approved", ts: clock.now() });
}

function announcePending(decision: ConnectDecision, { hub, clock }: GatewayWorld): void {
  if (!("asked" in decision) || decision.asked === undefined || !decision.asked.isNew) return;
  const { pending, replaced } = decision.asked;
  if (replaced !== undefined) {
    const { requestId, deviceId } = replaced;
    hub.broadcast("device.pair.resolved", { requestId, deviceId, decision: "rejected", ts: clock.now() });
  }
  hub.broadcast("device.pair.requested", pending.shown);
}

/** The close reason repeats the message; the newer gateway adds the request for approval. */
function reasonFor(refused: Answer): string {
  if (refused.ok) return "";
  const { message, details } = refused.error;
  return details?.["code"] === "PAIRING_REQUIRED" ? `${message} (requestId: ${String(details["requestId"])})` : message;
}

const notReady: Answer = {
  ok: false,
  error: {
    code: "UNAVAILABLE",
    message: "gateway starting; retry shortly",
    details: { reason: "startup-sidecars" },
    retryable: true,
    retryAfterMs: 500,
  },
};
