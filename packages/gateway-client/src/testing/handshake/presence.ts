import type { GatewayWorld } from "../gateway-world.ts";
import type { LocalGatewayConnection } from "../local-gateway.ts";
import { readText } from "../params/read-params.ts";
import type { WireObject } from "../wire.ts";

/** Who is there: the gateway itself and its clients, and whoever has just left. */
export function presence(world: GatewayWorld, left?: LocalGatewayConnection): WireObject[] {
  const ts = world.clock.now();
  const isShown = (one: LocalGatewayConnection): boolean => world.protocol === 3 || one.deviceId !== undefined;
  const there = world.hub.ready.flatMap(({ granted }) => (granted !== undefined && isShown(granted) ? [granted] : []));
  const clients = there.map((one) => client(one, "connect", ts));
  return [self(world, ts), ...clients, ...(left === undefined ? [] : [client(left, "disconnect", ts)])];
}

function self({ protocol, bootId }: GatewayWorld, ts: number): WireObject {
  const version = protocol === 3 ? "unknown" : "2026.9.6";
  return {
    host: "local-gateway",
    ip: "127.0.0.1",
    version,
    platform: "local",
    deviceFamily: "Local",
    mode: "gateway",
    reason: "self",
    text: `Gateway: local-gateway (127.0.0.1) · app ${version} · mode gateway · reason self`,
    ts,
    ...(protocol === 3 ? { modelIdentifier: "local" } : { instanceId: bootId }),
  };
}

function client(
  { client: about, role, scopes, deviceId }: LocalGatewayConnection,
  reason: string,
  ts: number,
): WireObject {
  const host = readText(about, "displayName") ?? readText(about, "id") ?? "unknown";
  const mode = readText(about, "mode") ?? "unknown";
  return {
    host,
    version: about["version"],
    platform: about["platform"],
    mode,
    deviceId,
    roles: [role],
    scopes,
    instanceId: readText(about, "instanceId") ?? deviceId,
    reason,
    ts,
    text: `Node: ${host} · mode ${mode}`,
  };
}
