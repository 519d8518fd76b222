import { describeThrown, isRecord, type SecretKeeper, type SocketEnd } from "@pincer/shared/internal";

import { GatewayConnectionError } from "../errors/connection-errors.ts";
import { closeCode } from "./close-codes.ts";

const checkStatus =
  "Is the gateway running? See `openclaw gateway status` (or `clawdbot gateway status`), and check host and port in the `url` option.";

/** The error for a socket that ended. `place` is the address without credentials; `greeted` whether a hello had come. */
export function connectionFailure(
  end: SocketEnd,
  context: { readonly place: string; readonly keeper: SecretKeeper; readonly greeted: boolean },
): GatewayConnectionError {
  const { place, keeper, greeted } = context;
  const reason = keeper.text(end.reason);
  const ended = { closeCode: end.code, closeReason: reason, cause: keeper.cause(end.error) };
  const { name, meaning, recoverable } = closeCode(end.code);
  const words = `${end.code} ${reason === "" ? name : reason}: ${meaning}`;
  if (greeted) {
    return new GatewayConnectionError(`The connection to the gateway at ${place} is gone (${words}).`, {
      ...ended,
      retryable: recoverable,
    });
  }
  if (end.error === undefined) {
    return new GatewayConnectionError(`The gateway at ${place} ended the connection before its hello (${words}).`, {
      ...ended,
      retryable: recoverable,
      steps: end.code === 1006 ? [checkStatus] : [],
    });
  }
  const detail = keeper.text(describeThrown(end.error));
  const status = /unexpected server response: (\d+)/i.exec(detail)?.[1];
  if (status !== undefined) {
    return new GatewayConnectionError(`${place} answered with HTTP ${status} and not as a gateway's WebSocket.`, {
      ...ended,
      steps: [
        status === "503"
          ? "The gateway is shutting down, or too many connections wait there: try again."
          : "Check the `url` option; behind a proxy, see that it passes WebSocket upgrades and is in gateway.trustedProxies.",
      ],
    });
  }
  const code = isRecord(end.error) ? end.error["code"] : undefined;
  const what = code === "ECONNREFUSED" ? "Nothing listens at" : "No connection to the gateway at";
  return new GatewayConnectionError(`${what} ${place} (${detail}).`, { ...ended, steps: [checkStatus] });
}
