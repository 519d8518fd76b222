import { isRecord, REDACTED } from "@pincer/shared/internal";

import type { GatewayAccess } from "../targets/gateway-targets.ts";

/**
 * A frame of the page on its way to the gateway. In `connect` the credentials are replaced by those that only the server
 * holds; a device signature, which would sign the replaced ones, is left out. Every other frame stays as it is.
 */
export function withCredentials(text: string, access: GatewayAccess): string {
  if (!text.includes('"connect"')) return text;
  const frame = parse(text);
  if (!isRecord(frame) || frame["type"] !== "req" || frame["method"] !== "connect") return text;
  const { auth: _auth, device: _device, ...params } = isRecord(frame["params"]) ? frame["params"] : {};
  const { token, password } = access;
  // A gateway looks into the field of its own mode: only what is known is sent, so that the other stays absent.
  const auth = { ...(token === undefined ? {} : { token }), ...(password === undefined ? {} : { password }) };
  const known = token !== undefined || password !== undefined;
  return JSON.stringify({ ...frame, params: known ? { ...params, auth } : params });
}

/** A frame of the gateway on its way to the page: the hello without its device token and its capability addresses. */
export function withoutHelloSecrets(text: string): string {
  if (!text.includes('"hello-ok"')) return text;
  const frame = parse(text);
  if (!isRecord(frame) || !isRecord(frame["payload"]) || frame["payload"]["type"] !== "hello-ok") return text;
  const payload: Record<string, unknown> = { ...frame["payload"] };
  const { auth, pluginSurfaceUrls } = payload;
  if (isRecord(auth) && auth["deviceToken"] !== undefined) payload["auth"] = { ...auth, deviceToken: REDACTED };
  if (isRecord(pluginSurfaceUrls)) {
    payload["pluginSurfaceUrls"] = Object.fromEntries(Object.keys(pluginSurfaceUrls).map((name) => [name, REDACTED]));
  }
  return JSON.stringify({ ...frame, payload });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
