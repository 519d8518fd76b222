import type { GatewayWorld } from "../gateway-world.ts";
import type { PairedDevice } from "../handshake/devices-state.ts";
import { readText } from "../params/read-params.ts";
import { filledText, object } from "../params/rule.ts";
import { answer, invalid, type WireObject } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";

/** `device.pair.list`: the devices that wait for approval and those that have it. */
export const devicePairList: ServedMethod = {
  scope: () => "operator.pairing",
  params: () => object({}),
  serve: (_request, { devices }) =>
    answer({
      pending: [...devices.pending.values()].map(({ shown }) => shown),
      paired: [...devices.paired.values()].map(showPaired),
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
    const { requestId: _id, silent: _silent, isRepair: _repair, ...about } = shown;
    const paired = world.devices.pair({ id: deviceId, shown: about }, role, scopes);
    announce(requestId, deviceId, "approved", world);
    return answer({ requestId, device: showPaired(paired) });
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

/** `device.token.revoke`: the device's token is worth nothing from now on; the newer gateway ends its sockets too. */
export const deviceTokenRevoke: ServedMethod = {
  scope: () => "operator.pairing",
  params: () => object({ deviceId: filledText, role: filledText }, ["deviceId", "role"]),
  serve({ params }, { devices, hub, clock, protocol }) {
    const deviceId = readText(params, "deviceId") ?? "";
    const role = readText(params, "role") ?? "";
    const paired = devices.paired.get(deviceId);
    if (paired === undefined || paired.role !== role) return invalid("unknown deviceId/role");
    paired.token = undefined;
    const affected = protocol === 3 ? [] : hub.ready.filter(({ granted }) => granted?.deviceId === deviceId);
    for (const connection of affected) connection.close(4001, "device removed");
    return answer({ deviceId, role, revokedAtMs: clock.now() });
  },
};

function showPaired({ shown, role, scopes, issuedAtMs: createdAtMs }: PairedDevice): WireObject {
  return { ...shown, scopes, createdAtMs, approvedAtMs: createdAtMs, tokens: [{ role, scopes, createdAtMs }] };
}

function announce(
  requestId: string,
  deviceId: string,
  decision: "approved" | "rejected",
  { hub, clock }: GatewayWorld,
): void {
  hub.broadcast("device.pair.resolved", { requestId, deviceId, decision, ts: clock.now() });
}
