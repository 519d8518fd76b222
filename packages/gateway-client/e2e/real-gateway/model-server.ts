import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

import { isRecord } from "@pincer/shared/internal";

import { sendJson, streamAnswer, wholeAnswer } from "./model-answer.ts";
import { modelBehaviour } from "./model-behaviour.ts";

/** The models that the server offers. They answer alike. */
export const MODEL_IDS = ["echo-1", "echo-2"] as const;

/** A running model server. */
export interface ModelServer {
  /** Its base URL with `/v1`, as an OpenAI-compatible client takes it. */
  readonly baseUrl: string;
  /** How many chat completions were asked for so far. */
  readonly requests: number;
  /** Ends the open requests and the server. */
  close(): Promise<void>;
}

/**
 * Starts an OpenAI-compatible model server on a free loopback port. What it answers is decided by markers in the user's
 * message, see `modelBehaviour`.
 *
 * @param options.log takes one line per request, without the prompt's text
 */
export async function startModelServer({
  log,
}: { log?: ((line: string) => void) | undefined } = {}): Promise<ModelServer> {
  const closing = new AbortController();
  let requests = 0;
  const server = createServer((request, response) => {
    if (isCompletion(request)) requests += 1;
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const signal = AbortSignal.any([closing.signal, gone.signal]);
    serve(request, response, signal, log).catch((error: unknown) => {
      if (signal.aborted) return;
      log?.(`model: ${request.url} failed: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else sendJson(response, 400, { error: { message: String(error), type: "invalid_request_error" } });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The model server has no port.");
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    get requests() {
      return requests;
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
  log: ((line: string) => void) | undefined,
): Promise<void> {
  if (request.method === "GET" && request.url === "/v1/models") {
    const data = MODEL_IDS.map((id) => ({ id, object: "model", created: 0, owned_by: "pincer" }));
    return sendJson(response, 200, { object: "list", data });
  }
  if (!isCompletion(request)) {
    log?.(`model: ${request.method} ${request.url} is not served`);
    return sendJson(response, 404, { error: { message: "not found", type: "invalid_request_error" } });
  }
  const body: unknown = JSON.parse(await text(request));
  if (!isRecord(body)) throw new TypeError("The body is not an object.");
  const behaviour = modelBehaviour(body["messages"]);
  log?.(`model: ${behaviour.end}, ${behaviour.pieces.length} pieces, ${behaviour.delayMs} ms between them`);
  if (typeof behaviour.end === "number") {
    return sendJson(response, behaviour.end, {
      error: { message: `failed as asked with ${behaviour.end}`, type: "test" },
    });
  }
  const head = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000), model: String(body["model"]) };
  await (body["stream"] === true ? streamAnswer : wholeAnswer)(response, behaviour, { head, signal });
}

function isCompletion(request: IncomingMessage): boolean {
  return request.method === "POST" && request.url === "/v1/chat/completions";
}
