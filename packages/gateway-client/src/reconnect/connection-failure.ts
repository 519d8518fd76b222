import { describeThrown, type SecretKeeper, type SocketEnd } from "@pincer/shared/internal";

import { GatewayConnectionError } from "../errors/connection-errors.ts";
import { closeCode } from "./close-codes.ts";

/** The error for a socket that ended. `place` is the address without credentials; `greeted` whether a hello had come. */
export function connectionFailure(
  end: SocketEnd,
  context: { readonly place: string; readonly keeper: SecretKeeper; readonly greeted: boolean },
): GatewayConnectionError {
  const { place, keeper, greeted } = context;
  const reason = keeper.text(end.reason);
  const { name, meaning, recoverable } = closeCode(end.code);
  const detail = end.error === undefined ? meaning : keeper.text(describeThrown(end.error)).trim();
  const what = greeted
    ? `The connection to the gateway at ${place} is gone`
    : `No connection to the gateway at ${place}`;
  return new GatewayConnectionError(`${what} (${end.code} ${reason || name}: ${detail}).`, {
    closeCode: end.code,
    closeReason: reason,
    cause: keeper.cause(end.error),
    retryable: recoverable,
  });
}
