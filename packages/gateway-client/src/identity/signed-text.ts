import type { ConnectParams } from "../handshake/connect-params.ts";
import type { Challenge } from "../handshake/read-challenge.ts";

/** The text that a device signs for its connect request, and what of it goes into the request. */
export interface SignedText {
  readonly text: string;
  readonly signedAt: number;
  readonly nonce: string;
}

/**
 * What a device signs. A challenge with capabilities comes from a gateway of protocol 4: it takes the form v3, which covers the
 * platform too. Protocol 3 knows v2 at most. `signedAt` is the gateway's own time, so that no clock has to be right.
 */
export function signedText(params: ConnectParams, deviceId: string, challenge: Challenge): SignedText {
  const { client, role, scopes, auth = {} } = params;
  const { ts, nonce, capabilities } = challenge;
  const signedAt = Number.isSafeInteger(ts) && Number(ts) >= 0 ? Number(ts) : Date.now();
  // The password is never signed.
  const token = auth.token ?? auth.deviceToken ?? "";
  const common = [deviceId, client.id, client.mode, role, scopes.join(","), signedAt, token, nonce];
  const { deviceFamily } = client as { readonly deviceFamily?: unknown };
  const parts =
    capabilities === undefined ? ["v2", ...common] : ["v3", ...common, plain(client.platform), plain(deviceFamily)];
  return { text: parts.join("|"), signedAt, nonce };
}

/** As gateways write it: trimmed, and only the letters of ASCII in lower case. */
function plain(value: unknown): string {
  return typeof value === "string" ? value.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : "";
}
