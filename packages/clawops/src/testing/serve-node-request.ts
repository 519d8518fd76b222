import type { IncomingMessage, ServerResponse } from "node:http";

import { describeThrown } from "@pincer/shared/internal";

import { type Answer, problem, text } from "./http/answer.ts";
import type { Served } from "./http/handle-request.ts";
import { readNodeBody } from "./read-node-body.ts";

const withBody: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH"]);

/** What the gateway in front of the API says to a request whose length is not known. */
const lengthRequired: Answer = text(
  411,
  "<html><head><title>411 Length Required</title></head><body><h1>411 Length Required</h1></body></html>",
  "text/html; charset=utf-8",
);

/** To what HTTP allows and `fetch` does not know: a method such as TRACE, a host that is none. */
const unreadable: Answer = problem(
  400,
  "The method, the host or the target of the request cannot be read.",
  "invalid_request",
);

/** Serves one request of Node's HTTP server. It never rejects. */
export async function serveNodeRequest(
  handle: (request: Request) => Promise<Served>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  try {
    if (lacksLength(incoming)) return write(outgoing, { answer: lengthRequired, cut: "none" });
    const body = await readNodeBody(incoming);
    if (body === undefined) {
      const answer = problem(413, "The body is too large.", "payload_too_large", {}, { connection: "close" });
      return write(outgoing, { answer, cut: "none" });
    }
    const request = toRequest(incoming, body, gone.signal);
    if (request === undefined) return write(outgoing, { answer: unreadable, cut: "none" });
    const served = await handle(request);
    if (!outgoing.destroyed) write(outgoing, served);
  } catch (thrown) {
    // A client that went away needs no answer; anything else is a fault of this server and says so.
    if (gone.signal.aborted) return;
    write(outgoing, { answer: problem(500, `The local server failed: ${describeThrown(thrown)}`), cut: "none" });
  }
}

function lacksLength({ method = "", headers }: IncomingMessage): boolean {
  return withBody.has(method) && headers["content-length"] === undefined && headers["transfer-encoding"] === undefined;
}

function toRequest(incoming: IncomingMessage, body: Uint8Array<ArrayBuffer>, signal: AbortSignal): Request | undefined {
  const { method = "GET", headersDistinct, url = "/" } = incoming;
  // Clients that take the server for a proxy send the whole URL, and its host counts.
  const isWhole = /^https?:\/\//i.test(url);
  const address = isWhole ? url : `http://${incoming.headers.host ?? "127.0.0.1"}${url}`;
  const hasBody = body.byteLength > 0 && method !== "GET" && method !== "HEAD";
  try {
    const headers = new Headers();
    for (const [name, values = []] of Object.entries(headersDistinct)) {
      for (const value of values) headers.append(name, value);
    }
    return new Request(address, { method, headers, signal, ...(hasBody ? { body } : {}) });
  } catch {
    return undefined;
  }
}

function write(outgoing: ServerResponse, { answer, cut }: Served): void {
  if (cut === "all") {
    outgoing.destroy();
    return;
  }
  const { status, headers, body } = answer;
  outgoing.writeHead(status, body === null ? headers : { ...headers, "content-length": String(body.byteLength) });
  if (cut === "none" || cut === "connect") {
    outgoing.end(body ?? undefined);
    return;
  }
  const half = (body ?? new Uint8Array()).subarray(0, Math.floor((body?.byteLength ?? 0) / 2));
  outgoing.flushHeaders();
  outgoing.write(half, () => outgoing.destroy());
}
