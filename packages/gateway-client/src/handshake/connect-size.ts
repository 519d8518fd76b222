import { byteLength } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";

/** What a gateway takes before it has let a client in, in bytes: protocol 4 ends the connection above it (close 1009). */
const MAX_CONNECT_BYTES = 64 * 1024;

/**
 * The connect request, if a gateway takes it.
 *
 * @throws GatewayError of kind `configuration` for one above 64 KiB; one of exactly that size goes out
 */
export function checkedConnect(text: string): string {
  const bytes = byteLength(text);
  if (bytes <= MAX_CONNECT_BYTES) return text;
  throw new GatewayError(
    `The connect request has ${bytes} bytes, and a gateway takes at most ${MAX_CONNECT_BYTES} before it lets a client in.`,
    { kind: "configuration", steps: ["Shorten the `token`, `password`, `scopes` or `clientInfo` options."] },
  );
}
