import { isRecord, type SecretKeeper } from "@pincer/shared/internal";

import type { ErrorShape } from "../protocol/frames.ts";
import type { ConnectProblem } from "./connect-problem.ts";
import {
  GatewayAuthError,
  GatewayRequestError,
  type GatewayRequestErrorOptions,
  MissingScopeError,
  PairingRequiredError,
  ProtocolMismatchError,
} from "./request-errors.ts";

/** Where a refusal belongs to. */
export interface ReplyContext {
  readonly method: string;
  readonly keeper: SecretKeeper;
  /** What was offered, on `connect`. */
  readonly offered?: { readonly min: number; readonly max: number };
  /** The gateway's address, on `connect`. */
  readonly place?: string;
  /** What is known of the cause, on `connect`. */
  readonly advice?: Advice;
}

/** The cause of a failed connect, and what to do about it, a sentence each. */
export interface Advice {
  readonly problem: ConnectProblem;
  readonly steps: readonly string[];
}

/** A gateway says less in a message; what is longer is no message. */
const MAX_MESSAGE = 2000;

/**
 * The only place where the gateway's words become error classes. Protocol 4 says in `details.code` what it means; protocol 3
 * only has messages.
 */
export function errorFromReply(error: ErrorShape, context: ReplyContext): GatewayRequestError {
  const { method, keeper, offered, place } = context;
  // Everything is read from what may be shown: a gateway that echoes a secret may do so anywhere.
  const details = keeper.data(error.details);
  const raw = isRecord(details) ? details : {};
  const reason = typeof raw["code"] === "string" ? raw["code"] : "";
  const said = shorten(keeper.text(error.message));
  const common = {
    method,
    code: error.code === undefined ? undefined : shorten(keeper.exact(error.code)),
    details,
    // Protocol 3 says UNAVAILABLE without a hint; for connect it means a gateway that is not ready.
    retryable: error.retryable ?? (method === "connect" && error.code === "UNAVAILABLE"),
    retryAfterMs: error.retryAfterMs,
    ...context.advice,
  };
  const refused =
    method === "connect"
      ? `The gateway${place === undefined ? "" : ` at ${place}`} refused the connection: ${said}.`
      : `The gateway refused "${method}": ${said}.`;

  if (reason === "PROTOCOL_MISMATCH" || error.message.startsWith("protocol mismatch")) {
    const expected = typeof raw["expectedProtocol"] === "number" ? raw["expectedProtocol"] : undefined;
    const { min = 0, max = 0 } = offered ?? {};
    return new ProtocolMismatchError(
      `${refused.slice(0, -1)} (offered ${min} to ${max}, it speaks ${expected ?? "another version"}).`,
      {
        ...common,
        kind: "unsupported",
        clientMin: min,
        clientMax: max,
        expected,
      },
    );
  }
  if (reason === "PAIRING_REQUIRED" || (error.code === "NOT_PAIRED" && error.message.startsWith("pairing required"))) {
    return pairingRequired(refused, raw, reason === "" ? "clawdbot" : "openclaw", common);
  }
  const scope = /^missing scope: (\S+)/.exec(said)?.[1];
  if (reason === "MISSING_SCOPE" || scope !== undefined) {
    const missingScope = typeof raw["missingScope"] === "string" ? raw["missingScope"] : (scope ?? "unknown");
    const listed = Array.isArray(raw["requiredScopes"]) ? raw["requiredScopes"] : [missingScope];
    return new MissingScopeError(refused, {
      ...common,
      kind: "permission",
      missingScope,
      requiredScopes: listed.filter((item): item is string => typeof item === "string"),
      steps: [
        `Connect with this scope in the \`scopes\` option. On protocol 4 a client that is neither "gateway-client" nor "cli", or that runs in a web page, is granted scopes only with a device identity.`,
      ],
    });
  }
  if (method === "connect" && isAuthFailure(reason, error.message)) {
    return new GatewayAuthError(refused, { ...common, kind: "authentication" });
  }
  return new GatewayRequestError(refused, { ...common, kind: kindOf(error.code) });
}

function shorten(text: string): string {
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
}

function isAuthFailure(reason: string, message: string): boolean {
  return (
    /^(?:AUTH_|DEVICE_|CONTROL_UI_)/.test(reason) ||
    /^(?:unauthorized|device (?:identity|signature|nonce)|gateway (?:token|password)|origin not allowed|control ui requires)/.test(
      message,
    )
  );
}

function pairingRequired(
  refused: string,
  details: Record<string, unknown>,
  cli: string,
  common: Omit<GatewayRequestErrorOptions, "kind">,
): PairingRequiredError {
  const { requestId: id, reason } = details;
  // It becomes part of a command that a person will run: nothing but what ids are made of.
  const requestId = typeof id === "string" && /^[\w-]{1,100}$/.test(id) ? id : undefined;
  const approveCommand = requestId === undefined ? `${cli} devices list` : `${cli} devices approve ${requestId}`;
  return new PairingRequiredError(refused, {
    ...common,
    kind: "authentication",
    requestId,
    approveCommand,
    reason: typeof reason === "string" ? reason : undefined,
  });
}

function kindOf(code: string | undefined): "invalid-request" | "authentication" | "permission" | "server" {
  if (code === "INVALID_REQUEST") return "invalid-request";
  if (code === "NOT_PAIRED" || code === "NOT_LINKED") return "authentication";
  return code === "FORBIDDEN" ? "permission" : "server";
}
