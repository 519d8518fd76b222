import { isRecord, type SocketEnd } from "@pincer/shared/internal";

import { GatewayConnectionError } from "../errors/connection-errors.ts";
import { closeCode } from "../reconnect/close-codes.ts";
import { wordsOf } from "../reconnect/connection-failure.ts";
import type { Cause } from "./cause.ts";
import { type AttemptClues, commandOf } from "./clues.ts";
import { hiddenCause } from "./hidden-cause.ts";
import { httpCause } from "./http-cause.ts";
import { networkCause } from "./network-cause.ts";

/** The error for a socket that ended before the hello, without an answer to connect. */
export function endedError(end: SocketEnd, clues: AttemptClues): GatewayConnectionError {
  const { keeper } = clues.settings;
  hidePacket(end.error);
  const detail = wordsOf(end, keeper);
  const { what, steps, problem, retryable } =
    detail === undefined
      ? unsaid(end, clues)
      : (httpCause(end.error, detail, clues) ?? networkCause(end.error, detail, clues));
  return new GatewayConnectionError(detail === undefined ? `${what}.` : `${what} (${detail}).`, {
    closeCode: end.code,
    closeReason: keeper.text(end.reason),
    cause: keeper.cause(end.error),
    problem,
    steps,
    retryable,
  });
}

/** The socket was closed without an error. */
function unsaid(end: SocketEnd, clues: AttemptClues): Cause {
  const { place, phase, settings } = clues;
  if (end.code === 1006 && phase === "opening") return hiddenCause(clues);
  const { name, meaning, recoverable } = closeCode(end.code);
  const words = `${end.code} ${settings.keeper.text(end.reason) || name}: ${meaning}`;
  const what = `${place} ended the connection before its hello (${words})`;
  const again = "Try again; `connect({ wait: true })` does so by itself.";
  if (end.code === 1012) return { problem: "restarting", what, steps: [again], retryable: true };
  if (end.code === 1013) return { problem: "starting", what, steps: [again], retryable: true };
  return { problem: "closed-early", what, steps: stepsFor(end.code, clues), retryable: recoverable };
}

function stepsFor(code: number, clues: AttemptClues): string[] {
  if (code === 1009) return ["The connect request was too large for it (64 KiB): shorten `scopes` and `clientInfo`."];
  if (code === 4001) {
    return [
      "The gateway has removed this device, or its token: connect with the gateway's `token`, or have the device approved again.",
    ];
  }
  return [`Is it a gateway, and is it running? See ${commandOf(clues, "gateway status")} on its machine.`];
}

/** Up to 64 kB of what a stranger sent hang on the errors of Node's HTTP parser: not to be printed with the cause. */
function hidePacket(error: unknown): void {
  if (isRecord(error) && Object.hasOwn(error, "rawPacket"))
    Reflect.defineProperty(error, "rawPacket", { enumerable: false });
}
