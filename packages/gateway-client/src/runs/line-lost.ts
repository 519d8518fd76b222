import { onAbort } from "@pincer/shared/internal";

import { GatewayConnectionError } from "../common.ts";
import type { Connection } from "../connection/connection.ts";

/** Rejects when the connection is gone, for who has no request on it that would. */
export function lineLost(connection: Connection, signal: AbortSignal): Promise<never> {
  const lost = new Promise<never>((_, reject) => {
    const look = (): void => {
      if (connection.state === "ready") return;
      reject(new GatewayConnectionError("The connection was lost while the run went on.", {}));
    };
    const off = connection.bus.on("state", look);
    onAbort(signal, off);
    if (signal.aborted) off();
    look();
  });
  lost.catch(() => {});
  return lost;
}
