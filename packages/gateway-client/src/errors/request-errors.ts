import type { OpenUnion } from "@pincer/shared";

import { GatewayError, type GatewayErrorOptions } from "./gateway-error.ts";

/** The gateway's error codes. Protocol 3 knows the first five; a gateway may learn new ones. */
export type GatewayErrorCode = OpenUnion<
  "INVALID_REQUEST" | "NOT_PAIRED" | "NOT_LINKED" | "UNAVAILABLE" | "AGENT_TIMEOUT" | "FORBIDDEN"
>;

/** What the gateway said about a request that it refused. */
export interface GatewayRequestErrorOptions extends GatewayErrorOptions {
  readonly method: string;
  readonly code?: GatewayErrorCode | undefined;
  readonly details?: unknown;
  readonly retryAfterMs?: number | undefined;
}

/** The gateway refused a request, or what was asked failed there. */
export class GatewayRequestError extends GatewayError {
  static override readonly brand: string = "GatewayRequestError";

  /** The method that was called. */
  readonly method: string;

  /** The gateway's own code; `undefined` where it gave none. */
  readonly code: GatewayErrorCode | undefined;

  /** What else the gateway said, without secrets; protocol 4 has a finer `code` in it. */
  readonly details: unknown;

  /** How long the gateway asks to wait before the next try, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: GatewayRequestErrorOptions) {
    super(message, options);
    this.method = options.method;
    this.code = options.code;
    this.details = options.details;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** The token, password or device identity is missing or wrong. */
export class GatewayAuthError extends GatewayRequestError {
  static override readonly brand: string = "GatewayAuthError";
}

/** Why a device must be approved: it is new, or asks for more than it was approved for, or says other things of itself. */
export type PairingReason = OpenUnion<"not-paired" | "scope-upgrade" | "role-upgrade" | "metadata-upgrade">;

/** The device must be approved at the gateway first. */
export class PairingRequiredError extends GatewayRequestError {
  static override readonly brand: string = "PairingRequiredError";

  /** The request that waits for approval; `undefined` where the gateway named none. */
  readonly requestId: string | undefined;

  /** The command to run on the gateway's machine. */
  readonly approveCommand: string;

  /** Why; `undefined` where the gateway does not say (protocol 3). */
  readonly reason: PairingReason | undefined;

  constructor(
    message: string,
    options: GatewayRequestErrorOptions & {
      requestId?: string | undefined;
      approveCommand: string;
      reason?: PairingReason | undefined;
    },
  ) {
    super(message, options);
    this.requestId = options.requestId;
    this.approveCommand = options.approveCommand;
    this.reason = options.reason;
  }
}

/** The connection was not granted the scope that the method needs. */
export class MissingScopeError extends GatewayRequestError {
  static override readonly brand: string = "MissingScopeError";

  /** The scope that is missing, such as `operator.write`. */
  readonly missingScope: string;

  /** Every scope that the method needs, as far as the gateway says. */
  readonly requiredScopes: readonly string[];

  constructor(
    message: string,
    options: GatewayRequestErrorOptions & { missingScope: string; requiredScopes: readonly string[] },
  ) {
    super(message, options);
    this.missingScope = options.missingScope;
    this.requiredScopes = options.requiredScopes;
  }
}

/** The gateway speaks another version of the protocol. */
export class ProtocolMismatchError extends GatewayRequestError {
  static override readonly brand: string = "ProtocolMismatchError";

  /** The oldest protocol that was offered. */
  readonly clientMin: number;

  /** The newest protocol that was offered. */
  readonly clientMax: number;

  /** The protocol that the gateway speaks; `undefined` where it does not say. */
  readonly expected: number | undefined;

  constructor(
    message: string,
    options: GatewayRequestErrorOptions & { clientMin: number; clientMax: number; expected?: number | undefined },
  ) {
    super(message, options);
    this.clientMin = options.clientMin;
    this.clientMax = options.clientMax;
    this.expected = options.expected;
  }
}
