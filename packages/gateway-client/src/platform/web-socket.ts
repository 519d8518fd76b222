import type { WebSocketConstructor } from "@pincer/shared/internal/base";
import IsomorphicWebSocket from "isomorphic-ws";

import { describeRefusals } from "./describe-refusals.ts";
import { gatherSends } from "./gather-sends.ts";
import type { Platform } from "./platform.ts";

/** How long `ws` waits for the other side to end a connection that it has closed, in milliseconds. Its own limit is 30 s. */
const CLOSE_TIMEOUT = 2000;
/** More than any gateway sends in one piece: protocol 4 buffers 50 MiB at most. */
const MAX_PAYLOAD = 64 * 1024 * 1024;

let adapted: WebSocketConstructor | undefined;

/** Node and its relatives: the WebSocket of `ws`, which knows headers. */
export const platform: Platform = {
  // Made when it is needed: where a bundler found no `ws`, there may be nothing to extend.
  webSocket: () => (adapted ??= gatherSends(describeRefusals(IsomorphicWebSocket))),
  // The gateway compresses nothing; offering it would only cost memory.
  socketInit: (headers) => ({
    maxPayload: MAX_PAYLOAD,
    perMessageDeflate: false,
    closeTimeout: CLOSE_TIMEOUT,
    ...(headers && { headers }),
  }),
  isWebPage: false,
  get clientInfo() {
    return { id: "gateway-client", mode: "backend", platform: globalThis.process?.platform ?? "unknown" } as const;
  },
};
