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
  serve({ params }, world) {
    const deviceId = readText(params, "deviceId") ?? "";
    const role = readText(params, "role") ?? "";
    const paired = world.devices.paired.get(deviceId);
    if (paired === undefined || paired.role !== role) return invalid(UNKNOWN);
    paired.token = undefined;
    endSockets(deviceId, world);
    return answer({ deviceId, role, revokedAtMs: world.clock.now() });
  },
};

/** `device.token.rotate`: gives the device another token; the newer gateway ends its sockets too. */
export const deviceTokenRotate: ServedMethod = {
  scope: () => "operator.pairing",
  params: () => object({ deviceId: filledText, role: filledText, scopes: list(filledText) }, ["deviceId", "role"]),
  serve({ params }, world) {
    const deviceId = readText(params, "deviceId") ?? "";
    const role = readText(params, "role") ?? "";
    const paired = world.devices.paired.get(deviceId);
    if (paired === undefined || paired.role !== role || paired.token === undefined) return invalid(UNKNOWN);
    const scopes = params["scopes"] === undefined ? paired.scopes : readTexts(params, "scopes");
    const token = world.devices.rotate(paired, scopes);
    endSockets(deviceId, world);
    return answer({ deviceId, role, token, scopes, rotatedAtMs: paired.rotatedAtMs });
  },
};

/** The newer gateway ends the sockets of a device whose token is gone; in the older one they stay. */
export function endSockets(deviceId: string, { hub, protocol }: GatewayWorld): void {
  if (protocol === 3) return;
  for (const connection of hub.ready) {
    if (connection.granted?.deviceId === deviceId) connection.close(4001, "device removed");
  }
}
