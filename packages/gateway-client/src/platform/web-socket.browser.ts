import type { WebSocketConstructor } from "@pincer/shared/internal/base";

import { GatewayError } from "../errors/gateway-error.ts";
import type { Platform } from "./platform.ts";

/** Browsers and edge runtimes: the platform's own WebSocket. */
export const platform: Platform = {
  webSocket() {
    const found = (globalThis as { WebSocket?: WebSocketConstructor }).WebSocket;
    if (found !== undefined) return found;
    throw new GatewayError("This runtime has no WebSocket. Give a constructor as the `WebSocket` option.", {
      kind: "unsupported",
    });
  },
  socketInit(headers) {
    if (headers === undefined) return undefined;
    throw new GatewayError("The `headers` option works in Node only.", {
      kind: "unsupported",
    });
  },
  // Pages and their workers have a location, and their sockets an Origin header; edge runtimes have neither.
  get isWebPage() {
    return "location" in globalThis;
  },
  get clientInfo() {
    return this.isWebPage
      ? ({ id: "webchat-ui", mode: "webchat", platform: "web" } as const)
      : ({ id: "gateway-client", mode: "backend", platform: "edge" } as const);
  },
};
