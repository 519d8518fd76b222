import type { ProtocolVersion } from "../wire.ts";
import type { ConnectRequest } from "./connect-request.ts";

/** The scopes that a connect gets, which are not always those that it asked for. */
export function grantScopes(
  request: ConnectRequest,
  origin: string | undefined,
  protocol: ProtocolVersion,
): readonly string[] {
  const { scopes = [], role, clientId, clientMode } = request;
  if (role === "node") return [];
  if (protocol === 3) return scopes.length === 0 ? ["operator.admin"] : scopes;
  if (request.device !== undefined) return scopes;
  // Without a device the newer gateway trusts only programs of this machine that say that they are one of these.
  const isTrusted = ["gateway-client/backend", "cli/cli"].includes(`${clientId}/${clientMode}`) && origin === undefined;
  return isTrusted ? scopes : [];
}
