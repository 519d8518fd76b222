import type { ServedSocket, SocketEvents } from "../services.ts";
import { cast, outside } from "./bridge.ts";

/** The client's socket is that of the browser. */
export const WebSocket: typeof globalThis.WebSocket = globalThis.WebSocket;

type Listener = (...args: never[]) => void;

class Emitter {
  readonly #listeners: Array<readonly [name: string, listener: Listener, isOnce: boolean]> = [];

  on(name: string, listener: Listener): this {
    this.#listeners.push([name, listener, false]);
    return this;
  }

  once(name: string, listener: Listener): this {
    this.#listeners.push([name, listener, true]);
    return this;
  }

  protected emit(name: string, ...args: unknown[]): void {
    for (const entry of [...this.#listeners]) {
      if (entry[0] !== name) continue;
      if (entry[2]) this.#listeners.splice(this.#listeners.indexOf(entry), 1);
      entry[1](...(args as never[]));
    }
  }
}

/** The gateway's side of a connection, which is in the process outside of the page. */
class RemoteSocket extends Emitter implements ServedSocket {
  readonly #socket: ServedSocket;

  constructor(socket: ServedSocket) {
    super();
    this.#socket = socket;
  }

  /** What the other process tells of it. */
  get events(): SocketEvents {
    return {
      message: (data) => this.emit("message", data),
      close: (code, reason) => this.emit("close", code, reason),
    };
  }

  send(data: string | Uint8Array): void {
    cast(this.#socket.send, data);
  }

  close(code?: number, reason?: string): void {
    cast(this.#socket.close, code, reason);
  }

  terminate(): void {
    cast(this.#socket.terminate);
  }

  pause(): void {
    cast(this.#socket.pause);
  }

  resume(): void {
    cast(this.#socket.resume);
  }
}

/** A server in the process outside of the page: as much of that of `ws` as the tests use. */
export class WebSocketServer extends Emitter {
  readonly #serving: ReturnType<typeof outside.serve>;
  #port = 0;
  readonly clients: ReadonlySet<RemoteSocket> = new Set();

  constructor({ port = 0 }: { readonly port?: number }) {
    super();
    this.#serving = outside.serve(port, async (handle, headers, url) => {
      const socket = new RemoteSocket(handle as unknown as ServedSocket);
      this.emit("connection", socket, { headers, url });
      return socket.events;
    });
    this.#serving.then(
      ({ port }) => {
        this.#port = port;
        this.emit("listening");
      },
      (error: unknown) => this.emit("error", error),
    );
  }

  address(): { readonly port: number } {
    return { port: this.#port };
  }

  /** Ends the connections too. */
  close(done?: () => void): void {
    void this.#serving.then(({ stop }) => stop()).then(done);
  }
}
