import { invalid, type Answer, type ProtocolVersion } from "../wire.ts";
import type { ConnectRequest } from "./connect-request.ts";
import type { PairedDevice } from "./devices-state.ts";

/** The secret that clients share with the gateway. */
export interface SharedSecret {
  readonly mode: "token" | "password";
  readonly value: string;
}

/** How a client proved that it may connect. */
export type AuthMethod = "token" | "password" | "device-token";

/** What the credentials of a `connect` are checked against. */
export interface AuthCheck {
  readonly request: ConnectRequest;
  readonly secret: SharedSecret;
  /** The device that proved its identity, as far as it is paired. */
  readonly paired: PairedDevice | undefined;
  readonly protocol: ProtocolVersion;
}

/** How the client proved itself, or its refusal. */
export function checkAuth(check: AuthCheck): { readonly method: AuthMethod } | { readonly refused: Answer } {
  const { request, secret, paired, protocol } = check;
  if (sharedCandidates(check).includes(secret.value)) return { method: secret.mode };
  const offered = request.token ?? request.deviceToken;
  if (paired?.token !== undefined && offered === paired.token) {
    const scopes = request.scopes ?? [];
    if (scopes.every((scope) => covers(paired.scopes, scope, protocol))) return { method: "device-token" };
    if (protocol === 4) return { refused: scopeMismatch };
  }
  return { refused: refusal(check) };
}

/** The older gateway looks only into the field of its own mode, the newer one into both. */
function sharedCandidates({ request, secret, protocol }: AuthCheck): Array<string | undefined> {
  if (protocol === 4) return [request.token, request.password];
  return secret.mode === "token" ? [request.token] : [request.password];
}

/** In the older gateway admin implies nothing here; a scope without a meaning is harmless in the newer one. */
function covers(granted: readonly string[], scope: string, protocol: ProtocolVersion): boolean {
  if (granted.includes(scope)) return true;
  if (protocol === 3) return false;
  return granted.includes("operator.admin") || (scope === "operator.read" && granted.includes("operator.write"));
}

const scopeMismatch = invalid("unauthorized: device token scope mismatch (re-pair or approve scope upgrade)", {
  code: "AUTH_SCOPE_MISMATCH",
  authReason: "scope_mismatch",
  canRetryWithDeviceToken: false,
  recommendedNextStep: "review_auth_configuration",
});

function refusal(check: AuthCheck): Answer {
  const { request, secret, protocol } = check;
  const { mode } = secret;
  const offered =
    protocol === 4
      ? (request.token ?? request.password ?? request.deviceToken)
      : mode === "token"
        ? request.token
        : request.password;
  const problem = offered === undefined ? "missing" : "mismatch";
  const message = `unauthorized: gateway ${mode} ${problem} (${hint(request, mode, protocol)})`;
  if (protocol === 3) return invalid(message);
  const canRetryWithDeviceToken = problem === "mismatch" && request.device !== undefined;
  const nextStep = problem === "missing" ? "update_auth_configuration" : "update_auth_credentials";
  return invalid(message, {
    code: `AUTH_${mode.toUpperCase()}_${problem.toUpperCase()}`,
    authReason: `${mode}_${problem}`,
    canRetryWithDeviceToken,
    recommendedNextStep: canRetryWithDeviceToken ? "retry_with_device_token" : nextStep,
  });
}

function hint(request: ConnectRequest, mode: SharedSecret["mode"], protocol: ProtocolVersion): string {
  if (request.clientId !== "cli") return `provide gateway auth ${mode}`;
  if (protocol === 3) return `set gateway.remote.${mode} to match gateway.auth.${mode}`;
  return mode === "token"
    ? "use this gateway's gateway.auth.token or pair the device"
    : "use this gateway's gateway.auth.password";
}
