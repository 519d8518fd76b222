import type { GatewayWorld } from "../gateway-world.ts";
import type { PairedDevice } from "../handshake/devices-state.ts";
import { readText } from "../params/read-params.ts";
import { filledText, object } from "../params/rule.ts";
import { answer, invalid, type WireObject } from "../wire.ts";
import { endSockets } from "./device-token.ts";
import type { ServedMethod } from "./served-method.ts";

/** `device.pair.list`: the devices that wait for approval and those that have it. */
export const devicePairList: ServedMethod = {
  scope: () => "operator.pairing",
  params: () => object({}),
  serve: (_request, world) =>
    answer({
      pending: [...world.devices.pending.values()].map(({ shown }) => shown).toReversed(),
      paired: [...world.devices.paired.values()].map((paired) => showPaired(paired, world, true)).toReversed(),
    }),
};

/** `device.pair.approve`: lets a waiting device in. */
export const devicePairApprove: ServedMethod = {
  scope: () => "operator.pairing",
  params: () => object({ requestId: filledText }, ["requestId"]),
  serve({ params }, world) {
    const pending = world.devices.takePending(readText(params, "requestId") ?? "");
    if (pending === undefined) return invalid("unknown requestId");
    const { requestId, deviceId, role, scopes, shown } = pending;
    const { requestId: _id, silent: _silent, isRepair: _repair, ts: _ts, ...about } = shown;
    const paired = world.devices.pair({ id: deviceId, shown: about }, role, scopes, "owner");
    announce(requestId, deviceId, "approved", world);
    return answer({ requestId, device: showPaired(paired, world, false) });
  },
};

/** `device.pair.reject`: sends a waiting device away. */
export const devicePairReject: ServedMethod = {
  scope: () => "operator.pairing",
  params: () => object({ requestId: filledText }, ["requestId"]),
  serve({ params }, world) {
    const pending = world.devices.takePending(readText(params, "requestId") ?? "");
    if (pending === undefined) return invalid("unknown requestId");
    const { requestId, deviceId } = pending;
    announce(requestId, deviceId, "rejected", world);
    return answer({ requestId, deviceId });
  },
};

/** `device.pair.remove`: forgets a device and ends its sockets. The older gateway does not have it. */
export const devicePairRemove: ServedMethod = {
  protocols: [4],
  scope: () => "operator.pairing",
  params: () => object({ deviceId: filledText }, ["deviceId"]),
  serve({ params, respond }, world) {
    const deviceId = readText(params, "deviceId") ?? "";
    if (!world.devices.remove(deviceId)) return invalid("unknown deviceId");
    respond(answer({ deviceId }));
    endSockets(deviceId, world);
    return undefined;
  },
};

function showPaired(
  { id, shown, role, scopes, issuedAtMs: createdAtMs, rotatedAtMs, lastSeenAtMs, approvedVia }: PairedDevice,
  { protocol, hub }: GatewayWorld,
  isListed: boolean,
): WireObject {
  const rotated = rotatedAtMs === undefined ? {} : { rotatedAtMs };
  const times = { createdAtMs, approvedAtMs: createdAtMs };
  const tokens = [{ role, scopes, createdAtMs, ...rotated }];
  if (protocol === 3) {
    const address = isListed && approvedVia === "silent" ? { remoteIp: "127.0.0.1" } : {};
    return { ...shown, scopes, ...address, ...times, tokens };
  }
  const connected = hub.ready.some(({ granted }) => granted?.deviceId === id);
  const seen = isListed && lastSeenAtMs !== undefined ? { lastSeenAtMs, lastSeenReason: "connect", connected } : {};
  return { ...shown, scopes, approvedVia, ...times, ...seen, tokens };
}

function announce(
  requestId: string,
  deviceId: string,
  decision: "approved" | "rejected",
  { hub, clock }: GatewayWorld,
): void {
  hub.broadcast("device.pair.resolved", { requestId, deviceId, decision, ts: clock.now() });
}
