import type { SocketConstructor } from "@pincer/gateway-client";
import { isRecord } from "@pincer/shared/internal";
import { WebSocket } from "ws";

/** A request as it went out. */
export interface SentRequest {
  readonly id: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Makes sockets that keep every request that is handed to them: give it to a client as its `WebSocket`. */
export function recordedSocket(): { readonly WebSocket: SocketConstructor; readonly sent: readonly SentRequest[] } {
  const sent: SentRequest[] = [];
  class RecordedSocket extends WebSocket {
    override send(data: string): void {
      const frame: unknown = JSON.parse(data);
      if (!isRecord(frame)) throw new TypeError("A client sends objects.");
      const params = isRecord(frame["params"]) ? frame["params"] : {};
      sent.push({ id: String(frame["id"]), method: String(frame["method"]), params });
      super.send(data);
    }
  }
  return { WebSocket: RecordedSocket, sent };
}
