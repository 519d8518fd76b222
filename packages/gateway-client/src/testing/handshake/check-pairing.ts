import { hasScope } from "../scopes.ts";
import { refuse, type Answer, type ProtocolVersion } from "../wire.ts";
import { isPage } from "./check-origin.ts";
import type { ConnectRequest, OfferedDevice } from "./connect-request.ts";
import type { AskedForApproval, DevicesState, PairedDevice } from "./devices-state.ts";

/** What decides whether a device must be approved. */
export interface PairingCheck {
  readonly request: ConnectRequest;
  readonly device: OfferedDevice;
  readonly devices: DevicesState;
  readonly origin: string | undefined;
  readonly isRemote: boolean;
  readonly protocol: ProtocolVersion;
}

type Reason = "not-paired" | "scope-upgrade" | "role-upgrade" | "metadata-upgrade";

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
  "metadata-upgrade": [
    "device identity changed and must be re-approved",
    "Review the refreshed device details, then approve the pending request.",
  ],
};

/** True when the gateway pairs the device without asking: programs on this machine, and its users' own pages. */
export function pairsSilently({ request, origin, isRemote, protocol }: PairingCheck): boolean {
  if (isRemote) return false;
  return protocol === 3 || origin === undefined || isPage(request.clientId);
}

/** The refusal of a device that must be approved first, with its request for approval; `undefined` when it may connect. */
export function checkPairing(check: PairingCheck): (AskedForApproval & { readonly refused: Answer }) | undefined {
  const { request, device, devices, protocol } = check;
  const paired = devices.paired.get(device.id);
  const changed = protocol === 4 && paired !== undefined && hasMoved(request, paired) ? "metadata-upgrade" : undefined;
  const reason = pairsSilently(check) ? changed : (upgradeOf(check, paired) ?? changed);
  if (reason === undefined) return undefined;
  const asked = devices.ask(request, device);
  const { requestId } = asked.pending;
  if (protocol === 3) return { ...asked, refused: refuse("NOT_PAIRED", "pairing required", { requestId }) };
  const [why, remediationHint] = words[reason];
  const approved = paired === undefined ? {} : { approvedRoles: [paired.role], approvedScopes: paired.scopes };
  const details = {
    code: "PAIRING_REQUIRED",
    reason,
    requestId,
    remediationHint,
    deviceId: device.id,
    requestedRole: request.role,
    ...(request.scopes === undefined || request.scopes.length === 0 ? {} : { requestedScopes: request.scopes }),
    ...approved,
  };
  return { ...asked, refused: refuse("NOT_PAIRED", `pairing required: ${why}`, details) };
}

/** True when the device says that it is another machine than the one that was approved, whatever the case of the letters. */
function hasMoved({ client }: ConnectRequest, { shown }: PairedDevice): boolean {
  const plain = (value: unknown): string => (typeof value === "string" ? value.trim().toLowerCase() : "");
  return plain(client["platform"]) !== plain(shown["platform"]);
}

function upgradeOf({ request, protocol }: PairingCheck, paired: PairedDevice | undefined): Reason | undefined {
  if (paired === undefined) return "not-paired";
  // Without its token a device has no role left in the newer gateway.
  if (paired.role !== request.role || (protocol === 4 && paired.token === undefined)) return "role-upgrade";
  const isCovered = (scope: string): boolean => paired.scopes.includes(scope) || hasScope(paired.scopes, scope);
  return (request.scopes ?? []).every(isCovered) ? undefined : "scope-upgrade";
}
