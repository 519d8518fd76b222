import { describeThrown, type SecretKeeper, type SocketEnd } from "@pincer/shared/internal";

import { GatewayConnectionError } from "../errors/connection-errors.ts";
import { closeCode } from "./close-codes.ts";

/**
 * The error for a socket that ended. `place` is the address without credentials; `greeted` whether a hello had come; `isRenewed`
 * whether it was ended because the device has a new token.
 */
export function connectionFailure(
  end: SocketEnd,
  context: {
    readonly place: string;
    readonly keeper: SecretKeeper;
    readonly greeted: boolean;
    readonly isRenewed?: boolean;
  },
): GatewayConnectionError {
  const { place, keeper, greeted, isRenewed = false } = context;
  const reason = keeper.text(end.reason);
  const { name, meaning, recoverable } = closeCode(end.code);
  const why = isRenewed ? "this device's token was rotated, and the new one is used from now on" : meaning;
  const detail = wordsOf(end, keeper) ?? why;
  const what = greeted
    ? `The connection to the gateway at ${place} is gone`
    : `No connection to the gateway at ${place}`;
  return new GatewayConnectionError(`${what} (${end.code} ${reason || name}: ${detail}).`, {
    closeCode: end.code,
    closeReason: reason,
    cause: keeper.cause(end.error),
    retryable: recoverable || isRenewed,
  });
}

/** What the error of a socket says; `undefined` where there is none, or where it says nothing (that of Node's own WebSocket). */
export function wordsOf({ error }: SocketEnd, keeper: SecretKeeper): string | undefined {
  if (error === undefined) return undefined;
  const words = keeper.text(describeThrown(error)).replace(/\s+/g, " ").trim();
  return /^\w*Error$/.test(words) ? undefined : words;
}
