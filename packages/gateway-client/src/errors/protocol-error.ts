import { GatewayError, type GatewayErrorOptions } from "./gateway-error.ts";

/** What arrived breaks the gateway's protocol: it is not a gateway, or one that this client does not understand. */
export class GatewayProtocolError extends GatewayError {
  static override readonly brand: string = "GatewayProtocolError";

  constructor(message: string, options: Omit<GatewayErrorOptions, "kind"> = {}) {
    super(message, { ...options, kind: "protocol" });
  }
}
