import type { GatewayState } from "../../src/index.ts";

/** What is needed of a client: that of the sources and that of the built package both fit. */
interface Client {
  readonly state: GatewayState;
  on(name: "state", listener: () => void): () => void;
}

/** Resolves when the client is in one of the given states. */
export function stateReached(client: Client, ...wanted: GatewayState[]): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!wanted.includes(client.state)) return;
      off();
      resolve();
    };
    const off = client.on("state", look);
    look();
  });
}
