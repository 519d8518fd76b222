import type { SocketEventLike, WebSocketConstructor, WebSocketLike } from "../src/socket/websocket-like.ts";

type Listener = (event: SocketEventLike) => void;

/** A socket on which a test plays the events of the platform. */
export class FakeSocket implements WebSocketLike {
  readyState = 0;
  bufferedAmount = 0;
  binaryType = "blob";
  readonly sent: string[] = [];
  readonly closes: unknown[][] = [];
  /** What `close` throws for a code that it does not take. */
  refuses: Error | undefined;
  readonly #listeners = new Map<string, Listener[]>();

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  play(type: "open" | "message" | "close" | "error", event: SocketEventLike = {}): void {
    if (type === "open") this.readyState = 1;
    if (type === "close") this.readyState = 3;
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }

  send(data: string): void {
    this.sent.push(data);
  }

  close(...args: [code?: number, reason?: string]): void {
    this.closes.push(args);
    if (args.length > 0 && this.refuses !== undefined) throw this.refuses;
  }

  /** A constructor that hands this one out. */
  get asConstructor(): WebSocketConstructor {
    const hand = (): FakeSocket => this;
    return function WebSocket() {
      return hand();
    } as unknown as WebSocketConstructor;
  }
}
