import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";

import { onTestFinished } from "vitest";

import { listen } from "../listen.ts";

/** A request as the API saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A stand-in for the real ClawOps. */
export interface TestApi {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
}

/** Starts an API that answers as it is told; it stops with the test. */
export async function startApi(answer: (request: SeenRequest, response: ServerResponse) => void): Promise<TestApi> {
  const seen: SeenRequest[] = [];
  const server: Server = createServer((incoming, response) => {
    let body = "";
    incoming.setEncoding("utf8");
    incoming.on("data", (chunk: string) => (body += chunk));
    incoming.on("end", () => {
      const request = { method: incoming.method ?? "", path: incoming.url ?? "", headers: incoming.headers, body };
      seen.push(request);
      answer(request, response);
    });
  });
  const port = await listen(server, 0);
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { url: `http://127.0.0.1:${port}`, seen };
}
