import type { GatewayWorld, ServedSocket } from "../gateway-world.ts";
import { checkParams } from "../params/check-params.ts";
import { invalid, refuse, type Answer, type WireObject } from "../wire.ts";
import { checkAuth, type AuthMethod } from "./check-auth.ts";
import { checkOrigin } from "./check-origin.ts";
import { checkPairing } from "./check-pairing.ts";
import { readConnectRequest, type ConnectRequest } from "./connect-request.ts";
import { connectRule } from "./connect-rule.ts";
import type { AskedForApproval } from "./devices-state.ts";
import { BUILD_ID } from "./hello-ok.ts";
import { verifyDevice } from "./verify-device.ts";

/** What becomes of a `connect`. */
export type ConnectDecision =
  | { readonly request: ConnectRequest; readonly method: AuthMethod }
  | { readonly refused: Answer; readonly closeCode?: number; readonly asked?: AskedForApproval };

/** Checks a `connect` in the order of the real gateway. */
export function decideConnect(params: unknown, socket: ServedSocket, world: GatewayWorld): ConnectDecision {
  const { protocol } = world;
  const wrong = checkParams(params ?? {}, connectRule(protocol), protocol);
  if (wrong.length > 0) return { refused: invalid(`invalid connect params: ${wrong.join("; ")}`) };
  const request = readConnectRequest(params as WireObject);
  const mismatch = protocolMismatch(request, world);
  if (mismatch !== undefined) return { refused: mismatch, closeCode: 1002 };
  if (request.role !== "operator" && request.role !== "node") return { refused: invalid("invalid role") };
  const { origin } = socket.connection;
  const refused =
    (protocol === 4 ? checkOrigin(origin, request.clientId, world.allowedOrigins) : undefined) ??
    (request.device === undefined ? deviceRequired(request, world) : verifyOffered(request, socket, world));
  return refused === undefined ? decideAuth(request, socket, world) : { refused };
}

function decideAuth(request: ConnectRequest, socket: ServedSocket, world: GatewayWorld): ConnectDecision {
  const { devices, secret, protocol } = world;
  const { origin } = socket.connection;
  const locked = world.failedLogins.lockOf(origin);
  if (locked !== undefined) return { refused: locked };
  const paired = request.device === undefined ? undefined : devices.paired.get(request.device.id);
  const auth = checkAuth({ request, secret, paired, protocol });
  if ("refused" in auth) {
    if (hasCredentials(request)) world.failedLogins.add(origin);
    return auth;
  }
  world.failedLogins.forget(origin);
  const stale = staleControlUi(request, socket, world);
  if (stale !== undefined) return { refused: stale };
  if (request.device === undefined) return { request, method: auth.method };
  const { isRemote, connection } = socket;
  const pairing = checkPairing({
    request,
    device: request.device,
    devices,
    origin: connection.origin,
    isRemote,
    protocol,
  });
  if (pairing === undefined) return { request, method: auth.method };
  return { refused: pairing.refused, asked: pairing };
}

function hasCredentials({ token, password, deviceToken }: ConnectRequest): boolean {
  return (token ?? password ?? deviceToken) !== undefined;
}

/** A Control UI that the newer gateway served itself must be of its own build. */
function staleControlUi(request: ConnectRequest, socket: ServedSocket, { protocol }: GatewayWorld): Answer | undefined {
  if (protocol === 3 || request.clientId !== "openclaw-control-ui" || !socket.isOwnOrigin) return undefined;
  if (request.client["buildId"] === BUILD_ID) return undefined;
  const message = "protocol mismatch: Control UI updated; reload this page to continue";
  const details = { code: "PROTOCOL_MISMATCH", gatewayBuildId: BUILD_ID, reloadRequired: true };
  return { ok: false, error: { code: "UNAVAILABLE", message, retryable: false, details } };
}

function protocolMismatch(
  { minProtocol, maxProtocol }: ConnectRequest,
  { protocol }: GatewayWorld,
): Answer | undefined {
  if (minProtocol <= protocol && protocol <= maxProtocol) return undefined;
  if (protocol === 3) return invalid("protocol mismatch", { expectedProtocol: 3 });
  return invalid("protocol mismatch", {
    code: "PROTOCOL_MISMATCH",
    clientMinProtocol: minProtocol,
    clientMaxProtocol: maxProtocol,
    expectedProtocol: protocol,
    minimumProbeProtocol: 3,
  });
}

/** The refusal of a client without a device identity, where it needs one. */
function deviceRequired(request: ConnectRequest, { protocol, allowInsecureAuth }: GatewayWorld): Answer | undefined {
  const { clientId, role, token, password } = request;
  const required = "device identity required";
  if (protocol === 3) {
    if (clientId === "clawdbot-control-ui" && !allowInsecureAuth)
      return invalid("control ui requires HTTPS or localhost (secure context)");
    return token === undefined ? refuse("NOT_PAIRED", required) : undefined;
  }
  if (clientId === "openclaw-control-ui" || clientId === "openclaw-tui") {
    const message = "control ui requires device identity (use HTTPS or localhost secure context)";
    return invalid(message, { code: "CONTROL_UI_DEVICE_IDENTITY_REQUIRED" });
  }
  const hasSecret = token !== undefined || password !== undefined;
  return hasSecret && role !== "node"
    ? undefined
    : refuse("NOT_PAIRED", required, { code: "DEVICE_IDENTITY_REQUIRED" });
}

function verifyOffered(request: ConnectRequest, socket: ServedSocket, world: GatewayWorld): Answer | undefined {
  if (request.device === undefined) return undefined;
  const { nonce } = socket.connection;
  const { clock, protocol } = world;
  return verifyDevice({
    request,
    device: request.device,
    nonce,
    now: clock.now() + socket.connection.skewMs,
    protocol,
    isRemote: socket.isRemote,
  });
}
