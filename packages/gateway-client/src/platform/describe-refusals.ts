import type { WebSocketConstructor } from "@pincer/shared/internal";

/** Bytes of an answer that are read: gateways and proxies say why in less. */
const BODY_LIMIT = 4096;
/** How long the body may take, in milliseconds. */
const BODY_TIMEOUT_MS = 1000;

/** The part of Node's `IncomingMessage` that is used. */
interface HttpAnswer {
  readonly statusCode?: number;
  readonly headers: Readonly<Record<string, unknown>>;
  on(name: "data", listener: (chunk: Uint8Array) => void): unknown;
  on(name: "end" | "close" | "error", listener: () => void): unknown;
}

/** The part of a socket of `ws` that is used. */
interface NodeSocket {
  on?(name: "unexpected-response", listener: (request: unknown, answer: HttpAnswer) => void): unknown;
  emit(name: "error", error: Error): unknown;
  terminate(): void;
}

/**
 * The same constructor, but where the upgrade is answered with HTTP, the error has the answer's `statusCode`, the beginning of
 * its `body`, the `location` of a redirect, and `retryAfter` where there is one. `ws` by itself tells the status alone.
 */
export function describeRefusals(WebSocket: WebSocketConstructor): WebSocketConstructor {
  return class extends WebSocket {
    constructor(url: string, protocols?: string | string[], init?: Record<string, unknown>) {
      super(url, protocols, init);
      const socket = this as unknown as NodeSocket;
      // A bundler may have put the platform's own WebSocket in the place of `ws`.
      socket.on?.("unexpected-response", (_request, answer) => readRefusal(socket, answer));
    }
  };
}

function readRefusal(socket: NodeSocket, answer: HttpAnswer): void {
  const { statusCode, headers } = answer;
  const decoder = new TextDecoder();
  let body = "";
  let done = false;
  const finish = (): void => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    const error = new Error(`Unexpected server response: ${statusCode}`);
    const { location, "retry-after": retryAfter } = headers;
    // Not enumerable: what a server said at length is not to be printed with the error.
    Object.defineProperties(error, {
      statusCode: { value: statusCode },
      body: { value: body.slice(0, BODY_LIMIT) },
      ...(typeof location === "string" && { location: { value: location } }),
      ...(typeof retryAfter === "string" && { retryAfter: { value: retryAfter } }),
    });
    socket.emit("error", error);
    socket.terminate();
  };
  const timer = setTimeout(finish, BODY_TIMEOUT_MS);
  answer.on("data", (chunk) => {
    body += decoder.decode(chunk, { stream: true });
    if (body.length >= BODY_LIMIT) finish();
  });
  for (const name of ["end", "close", "error"] as const) answer.on(name, finish);
}
