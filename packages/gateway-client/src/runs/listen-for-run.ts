import { isRecord } from "@pincer/shared/internal";

import type { GatewayBus } from "../connection/gateway-bus.ts";

/** What a run wants to know. */
export interface RunListeners {
  /** An event of any run. */
  heard(name: "agent" | "chat", payload: Readonly<Record<string, unknown>>): void;
  /** Events of the connection were lost. */
  missed(): void;
  /** The client is closed. */
  closed(): void;
}

/**
 * Tells of what concerns a run; gives a function that ends it. What a lost connection hides is known where the way back is taken: a run
 * that was not sent yet misses nothing.
 */
export function listenForRun(bus: GatewayBus, listeners: RunListeners): () => void {
  const undo = [
    ...(["agent", "chat"] as const).map((name) =>
      bus.on(`gateway:${name}`, ({ payload }) => void (isRecord(payload) && listeners.heard(name, payload))),
    ),
    bus.on("gap", ({ reason }) => void (reason === "sequence" && listeners.missed())),
    bus.on("state", (state) => void (state === "closed" && listeners.closed())),
  ];
  return () => undo.forEach((step) => step());
}
