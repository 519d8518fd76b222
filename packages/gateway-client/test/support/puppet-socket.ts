import type { SocketConstructor, SocketEvent } from "../../src/index.ts";

type Listener = (event: SocketEvent) => void;

/** A socket whose other side is played by the test. Like that of a platform it may speak after it was given up. */
export class PuppetSocket {
  readyState = 0;
  readonly bufferedAmount = 0;
  binaryType = "blob";
  readonly sent: Array<{ readonly id: string; readonly method: string }> = [];
  isGivenUp = false;
  readonly #listeners: Array<readonly [type: string, listener: Listener]> = [];

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.push([type, listener]);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.isGivenUp = true;
    this.readyState = Math.max(this.readyState, 2);
  }

  open(): void {
    this.readyState = Math.max(this.readyState, 1);
    this.#tell("open", {});
  }

  say(frame: unknown): void {
    this.#tell("message", { data: typeof frame === "string" ? frame : JSON.stringify(frame) });
  }

  end(code: number, reason = ""): void {
    this.readyState = 3;
    this.#tell("close", { code, reason });
  }

  /** Answers the last request of a method, if there was one. */
  answer(method: string, payload: unknown): void {
    const id = this.sent.findLast((request) => request.method === method)?.id;
    if (id !== undefined) this.say({ type: "res", id, ok: true, payload });
  }

  #tell(type: string, event: SocketEvent): void {
    for (const [name, listener] of this.#listeners) if (name === type) listener(event);
  }
}

/** A constructor, and the sockets that it made, oldest first. */
export function puppetTheatre(): { readonly WebSocket: SocketConstructor; readonly sockets: PuppetSocket[] } {
  const sockets: PuppetSocket[] = [];
  const WebSocket = class extends PuppetSocket {
    constructor() {
      super();
      sockets.push(this);
    }
  };
  return { WebSocket, sockets };
}
