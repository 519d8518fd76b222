import type { GatewayWorld } from "../gateway-world.ts";
import { readText, readTexts } from "../params/read-params.ts";
import { filledText, list, object } from "../params/rule.ts";
import { answer, invalid } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";

const UNKNOWN = "unknown deviceId/role";

/** `device.token.revoke`: the device's token is worth nothing from now on; the newer gateway ends its sockets too. */
export const deviceTokenRevoke: ServedMethod = {
  scope: () => "operator.pairing",
  params: () => object({ deviceId: filledText, role: filledText }, ["deviceId", "role"]),
  serve({ params, respond }, world) {
    const deviceId = readText(params, "deviceId") ?? "";
    const role = readText(params, "role") ?? "";
    const paired = world.devices.paired.get(deviceId);
    if (paired === undefined || paired.role !== role) return invalid(UNKNOWN);
    paired.token = undefined;
    respond(answer({ deviceId, role, revokedAtMs: world.clock.now() }));
    endSockets(deviceId, world);
    return undefined;
  },
};

/** `device.token.rotate`: gives the device another token; the newer gateway ends its sockets too. */
export const deviceTokenRotate: ServedMethod = {
  scope: () => "operator.pairing",
  params: () => object({ deviceId: filledText, role: filledText, scopes: list(filledText) }, ["deviceId", "role"]),
  serve({ params, connection, respond }, world) {
    const deviceId = readText(params, "deviceId") ?? "";
    const role = readText(params, "role") ?? "";
    const paired = world.devices.paired.get(deviceId);
    if (paired === undefined || paired.role !== role || paired.token === undefined) return invalid(UNKNOWN);
    const scopes = params["scopes"] === undefined ? paired.scopes : readTexts(params, "scopes");
    const token = world.devices.rotate(paired, scopes);
    const { rotatedAtMs } = paired;
    if (world.protocol === 3) return answer({ deviceId, role, token, scopes, rotatedAtMs });
    // Only a device that came with its own token is told the new one; the answer goes out before the socket is ended.
    const isOwn = connection.hasDeviceToken && connection.granted?.deviceId === deviceId;
    const tokenDelivery = isOwn ? "in-band" : "withheld-cross-device";
    respond(answer({ deviceId, role, ...(isOwn && { token }), scopes, rotatedAtMs, tokenDelivery }));
    endSockets(deviceId, world);
    return undefined;
  },
};

/** The newer gateway ends the sockets of a device whose token is gone; in the older one they stay. */
export function endSockets(deviceId: string, { hub, protocol }: GatewayWorld): void {
  if (protocol === 3) return;
  for (const connection of hub.ready) {
    if (connection.granted?.deviceId === deviceId) connection.close(4001, "device removed");
  }
}
