import type { WebSocketConstructor } from "@pincer/shared/internal";
import IsomorphicWebSocket from "isomorphic-ws";

import type { Platform } from "./platform.ts";

/** More than any gateway sends in one piece: protocol 4 buffers 50 MiB at most. */
const MAX_PAYLOAD = 64 * 1024 * 1024;

/** Node and its relatives: the WebSocket of `ws`, which knows headers. */
export const platform: Platform = {
  webSocket: () => IsomorphicWebSocket as unknown as WebSocketConstructor,
  // The gateway compresses nothing; offering it would only cost memory.
  socketInit: (headers) => ({ maxPayload: MAX_PAYLOAD, perMessageDeflate: false, ...(headers && { headers }) }),
  get clientInfo() {
    return { id: "gateway-client", mode: "backend", platform: globalThis.process?.platform ?? "unknown" } as const;
  },
};
