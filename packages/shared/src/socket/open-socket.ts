import { systemClock } from "../async/clock.ts";
import { closeReason } from "./close-reason.ts";
import { readMessage } from "./read-message.ts";
import type { SocketEventLike, WebSocketConstructor, WebSocketLike } from "./websocket-like.ts";

/** How a socket ended. */
export interface SocketEnd {
  /** The close code; 1006 where the connection went away without one. */
  readonly code: number;
  readonly reason: string;
  /** The error event that came before, if there was one. */
  readonly error?: unknown;
}

/** What is told about a socket. After `onEnd`, and after `drop()`, nothing more is. */
export interface SocketHandlers {
  onOpen(): void;
  /** A whole message as text, in the order of arrival. */
  onText(text: string): void;
  /** A message that is no text (bytes that are not UTF-8). The socket stays open. */
  onUnreadable(error: unknown): void;
  /** Exactly once, unless `drop()` was called first. */
  onEnd(end: SocketEnd): void;
}

/** A socket that is being opened, is open, or was. */
export interface SocketLink {
  /** Bytes that were sent but have not left yet. */
  readonly bufferedAmount: number;
  /** True while messages can be sent. */
  readonly isOpen: boolean;
  /** Sends a text message; throws where the socket is not open. */
  send(text: string): void;
  /** Starts the closing handshake; `onEnd` follows. The reason is cut to what a close frame may carry. */
  close(code?: number, reason?: string): void;
  /** Ends it without waiting for the other side, and without another word to the handlers: a superseded socket is deaf. */
  drop(): void;
}

/** What a socket is opened with. */
export interface OpenSocketOptions {
  readonly WebSocket: WebSocketConstructor;
  readonly url: string;
  readonly protocols?: string[];
  readonly init?: Record<string, unknown>;
  readonly handlers: SocketHandlers;
}

const OPEN = 1;

/**
 * Opens a WebSocket over a constructor that the caller passes in, and tells its handlers in order what happens. What the
 * constructor itself throws (a bad URL) is thrown.
 */
export function openSocket(options: OpenSocketOptions): SocketLink {
  const { WebSocket, url, protocols, init, handlers } = options;
  const socket = init === undefined ? new WebSocket(url, protocols) : new WebSocket(url, protocols, init);
  socket.binaryType = "arraybuffer";
  let live = true;
  let opened = false;
  let firstError: unknown;
  // Messages that must be decoded asynchronously (Blobs) hold back what comes after them, the close included.
  let tail: Promise<void> | undefined;
  const inOrder = (step: () => void | Promise<void>): void => {
    const running = tail === undefined ? step() : tail.then(step, step);
    if (running === undefined) return;
    const mine = running.finally(() => {
      if (tail === mine) tail = undefined;
    });
    tail = mine;
  };
  const deliver = (data: unknown): void | Promise<void> => {
    if (!live) return undefined;
    let text: string | Promise<string>;
    try {
      text = readMessage(data);
    } catch (error) {
      return handlers.onUnreadable(error);
    }
    if (typeof text === "string") return handlers.onText(text);
    return text.then(
      (ready) => void (live && handlers.onText(ready)),
      (error: unknown) => void (live && handlers.onUnreadable(error)),
    );
  };
  const finish = (event: SocketEventLike): void => {
    if (!live) return;
    live = false;
    const end = { code: event.code ?? 1006, reason: event.reason ?? "" };
    handlers.onEnd(firstError === undefined ? end : { ...end, error: firstError });
  };
  socket.addEventListener("open", () => {
    opened = true;
    if (live) handlers.onOpen();
  });
  socket.addEventListener("message", (event) => inOrder(() => deliver(event.data)));
  // Stays after drop(): an `error` that nobody listens to ends a Node process.
  socket.addEventListener("error", (event) => {
    // The first one is the cause; what follows is that the attempt was given up.
    firstError ??= event.error ?? (event.message || undefined);
    // Node's own WebSocket tells of a failed attempt by an error alone up to version 22; others close right after it.
    if (!opened) systemClock.after(0, () => finish({}));
  });
  socket.addEventListener("close", (event) => inOrder(() => finish(event)));
  return {
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
    get isOpen() {
      return live && socket.readyState === OPEN;
    },
    send(text) {
      // A platform socket that is closing swallows what it is given; say so instead.
      if (!live || socket.readyState !== OPEN) throw new Error("the WebSocket is not open");
      socket.send(text);
    },
    close(code = 1000, reason = "") {
      try {
        socket.close(code, closeReason(reason));
      } catch {
        socket.close(); // a browser refuses most codes to pages; it must close all the same
      }
    },
    drop() {
      live = false;
      dropSocket(socket);
    },
  };
}

function dropSocket(socket: WebSocketLike): void {
  try {
    if (socket.terminate !== undefined) socket.terminate();
    else socket.close();
  } catch {
    // Some platforms throw when a socket that is still connecting is closed; it is unheard either way.
  }
}
