import { describeThrown, isRecord, type SecretKeeper, type SocketEnd } from "@pincer/shared/internal";

import { GatewayConnectionError } from "../errors/connection-errors.ts";
import { closeCode } from "./close-codes.ts";

const checkStatus =
  "Is the gateway running? See `openclaw gateway status` (or `clawdbot gateway status`), and check host and port in the `url` option.";
const tryAgain = "The gateway is shutting down, or too many connections wait there: try again.";
const checkProxy =
  "Check the `url` option; behind a proxy, see that it passes WebSocket upgrades and is in gateway.trustedProxies.";
const checkHttp = "What listens there is no gateway, or it speaks TLS (then use wss://): check the `url` option.";
const checkScheme = "What listens there does not speak TLS: use ws:// in the `url` option, or check the port.";
const checkCertificate =
  "The certificate is not trusted: give Node its authority with NODE_EXTRA_CA_CERTS, or use the host name that is in it.";

/** The error for a socket that ended. `place` is the address without credentials; `greeted` whether a hello had come. */
export function connectionFailure(
  end: SocketEnd,
  context: { readonly place: string; readonly keeper: SecretKeeper; readonly greeted: boolean },
): GatewayConnectionError {
  const { place, keeper, greeted } = context;
  const reason = keeper.text(end.reason);
  const ended = { closeCode: end.code, closeReason: reason, cause: keeper.cause(end.error) };
  const { name, meaning, recoverable } = closeCode(end.code);
  const detail = end.error === undefined ? undefined : oneLine(keeper.text(describeThrown(end.error)));
  const words = `${end.code} ${reason || name}: ${detail ?? meaning}`;
  if (greeted) {
    return new GatewayConnectionError(`The connection to the gateway at ${place} is gone (${words}).`, {
      ...ended,
      retryable: recoverable,
    });
  }
  if (detail === undefined) {
    return new GatewayConnectionError(`The gateway at ${place} ended the connection before its hello (${words}).`, {
      ...ended,
      retryable: recoverable,
      steps: end.code === 1006 ? [checkStatus] : [],
    });
  }
  const status = Number(/unexpected server response: (\d+)/i.exec(detail)?.[1]);
  if (status > 0) {
    return new GatewayConnectionError(`${place} answered with HTTP ${status} and not as a gateway's WebSocket.`, {
      ...ended,
      retryable: status >= 500 || status === 429 || status === 408,
      steps: [status === 503 ? tryAgain : checkProxy],
    });
  }
  const code = isRecord(end.error) ? String(end.error["code"]) : "";
  const what = code === "ECONNREFUSED" ? "Nothing listens at" : "No connection to the gateway at";
  return new GatewayConnectionError(`${what} ${place} (${detail}).`, { ...ended, steps: [stepFor(code, detail)] });
}

/** `code` is that of Node, OpenSSL or its HTTP parser. */
function stepFor(code: string, detail: string): string {
  if (/^HPE_|^WS_ERR_/.test(code) || /socket hang up/.test(detail)) return checkHttp;
  if (code === "EPROTO" || /wrong version number|packet length too long/.test(detail)) return checkScheme;
  return /CERT|ALTNAME/.test(code) ? checkCertificate : checkStatus;
}

/** OpenSSL ends its messages with a line break. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
