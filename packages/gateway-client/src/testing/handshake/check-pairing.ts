import { hasScope } from "../scopes.ts";
import { refuse, type Answer, type ProtocolVersion } from "../wire.ts";
import { isPage } from "./check-origin.ts";
import type { ConnectRequest, OfferedDevice } from "./connect-request.ts";
import type { DevicesState, PairedDevice, PendingDevice } from "./devices-state.ts";

/** What decides whether a device must be approved. */
export interface PairingCheck {
  readonly request: ConnectRequest;
  readonly device: OfferedDevice;
  readonly devices: DevicesState;
  readonly origin: string | undefined;
  readonly isRemote: boolean;
  readonly protocol: ProtocolVersion;
}

type Reason = "not-paired" | "scope-upgrade" | "role-upgrade";

const words: Readonly<Record<Reason, readonly [why: string, hint: string]>> = {
  "not-paired": ["device is not approved yet", "Approve this device from the pending pairing requests."],
  "scope-upgrade": [
    "device is asking for more scopes than currently approved",
    "Review the requested scopes, then approve the pending upgrade.",
  ],
  "role-upgrade": [
    "device is asking for a higher role than currently approved",
    "Review the requested role upgrade, then approve the pending request.",
  ],
};

/** True when the gateway pairs the device without asking: programs on this machine, and its users' own pages. */
export function pairsSilently({ request, origin, isRemote, protocol }: PairingCheck): boolean {
  if (isRemote) return false;
  return protocol === 3 || origin === undefined || isPage(request.clientId);
}

/** The refusal of a device that must be approved first, with its request for approval; `undefined` when it may connect. */
export function checkPairing(
  check: PairingCheck,
): { readonly refused: Answer; readonly pending: PendingDevice; readonly isNew: boolean } | undefined {
  const { request, device, devices, protocol } = check;
  const paired = devices.paired.get(device.id);
  const reason = pairsSilently(check) ? undefined : upgradeOf(request, paired);
  if (reason === undefined) return undefined;
  const { pending, isNew } = devices.ask(request, device);
  const { requestId } = pending;
  if (protocol === 3) return { refused: refuse("NOT_PAIRED", "pairing required", { requestId }), pending, isNew };
  const [why, remediationHint] = words[reason];
  const approved = paired === undefined ? {} : { approvedRoles: [paired.role], approvedScopes: paired.scopes };
  const details = {
    code: "PAIRING_REQUIRED",
    reason,
    requestId,
    remediationHint,
    deviceId: device.id,
    requestedRole: request.role,
    requestedScopes: request.scopes ?? [],
    ...approved,
  };
  return { refused: refuse("NOT_PAIRED", `pairing required: ${why}`, details), pending, isNew };
}

function upgradeOf(request: ConnectRequest, paired: PairedDevice | undefined): Reason | undefined {
  if (paired === undefined) return "not-paired";
  if (paired.role !== request.role) return "role-upgrade";
  const isCovered = (scope: string): boolean => paired.scopes.includes(scope) || hasScope(paired.scopes, scope);
  return (request.scopes ?? []).every(isCovered) ? undefined : "scope-upgrade";
}
