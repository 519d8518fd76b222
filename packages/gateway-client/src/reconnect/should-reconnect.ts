import type { ConnectProblem } from "../errors/connect-problem.ts";
import { GatewayConnectionError } from "../errors/connection-errors.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { GatewayRequestError, PairingRequiredError } from "../errors/request-errors.ts";
import { closeCode } from "./close-codes.ts";

/** Whether a lost connection or a failed attempt is final, and how long to wait at least if it is not. */
export interface ReconnectVerdict {
  /** True where a new attempt would end in the same way: wrong credentials, pairing, protocol, removed device. */
  readonly terminal: boolean;
  /** True where a person at the gateway can change that by approving the device: who is patient tries again. */
  readonly awaitsApproval?: boolean;
  /** What the gateway asked for, in milliseconds. */
  readonly retryAfterMs: number;
}

/** Not tried again: what listens there may be an impostor, or nobody may be meant to hear what is said. */
const unsafe: ReadonlySet<ConnectProblem | undefined> = new Set([
  "certificate-not-pinned",
  "plaintext-refused",
] as const);

/** Judges why a connection or an attempt ended. */
export function shouldReconnect(error: unknown): ReconnectVerdict {
  if (error instanceof GatewayRequestError) {
    const awaitsApproval = error instanceof PairingRequiredError;
    return {
      terminal: !error.retryable,
      retryAfterMs: error.retryAfterMs ?? 0,
      ...(awaitsApproval && { awaitsApproval }),
    };
  }
  if (error instanceof GatewayError && unsafe.has(error.problem)) return { terminal: true, retryAfterMs: 0 };
  const code = error instanceof GatewayConnectionError && !error.retryable ? error.closeCode : undefined;
  return { terminal: code !== undefined && !closeCode(code).recoverable, retryAfterMs: 0 };
}
