import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

import { onTestFinished } from "vitest";

/** A request as it came over the wire. */
export interface RawRequest {
  readonly method: string;
  /** Path and query, still encoded. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly socket: Socket;
}

/** A server of one test. */
export interface RawServer {
  readonly url: string;
  readonly requests: RawRequest[];
}

/** What the server does with a request; `index` counts from 0. */
export type Handler = (request: RawRequest, response: ServerResponse, index: number) => unknown;

/** Starts a plain HTTP server on a free port. It ends with the test, and cuts what is still open. */
export async function rawServer(handler: Handler): Promise<RawServer> {
  const { close, ...server } = await openRawServer(handler);
  onTestFinished(close);
  return server;
}

/** The same for more than one test: whoever opens it closes it. */
export async function openRawServer(handler: Handler): Promise<RawServer & { readonly close: () => Promise<void> }> {
  const requests: RawRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { method = "", url = "", headers, socket } = incoming;
      const request = { method, target: url, headers, body: Buffer.concat(chunks).toString("utf8"), socket };
      requests.push(request);
      handler(request, response, requests.length - 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): Promise<void> =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, close };
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
