import type { WebSocketConstructor } from "@pincer/shared/internal";

/** The part of a connection of Node's `net` that is used. */
interface Wire {
  cork(): void;
  uncork(): void;
}

/** The part of a socket of `ws` that is used. */
interface NodeSocket {
  on?(name: "upgrade", listener: (answer: { readonly socket?: Partial<Wire> }) => void): unknown;
}

/**
 * The same constructor, but what is sent in one turn goes out in one write: a write to the system costs more than all else that is done
 * for a request. `ws` by itself makes one for each message.
 */
export function gatherSends(WebSocket: WebSocketConstructor): WebSocketConstructor {
  return class extends WebSocket {
    #wire: Wire | undefined;
    #isGathering = false;

    constructor(url: string, protocols?: string | string[], init?: Record<string, unknown>) {
      super(url, protocols, init);
      // A bundler may have put the platform's own WebSocket in the place of `ws`, which has no `on`.
      (this as unknown as NodeSocket).on?.("upgrade", ({ socket }) => {
        if (typeof socket?.cork === "function") this.#wire = socket as Wire;
      });
    }

    override send(data: string): void {
      this.#gather();
      super.send(data);
    }

    /** Until the microtasks that are due have run: then whoever answers a burst of messages has answered. */
    #gather(): void {
      const wire = this.#wire;
      if (wire === undefined || this.#isGathering) return;
      this.#isGathering = true;
      wire.cork();
      queueMicrotask(() => {
        this.#isGathering = false;
        wire.uncork();
      });
    }
  };
}
