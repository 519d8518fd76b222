import type { ServerResponse } from "node:http";

import { loadContract } from "../../codegen/contract.ts";
import { json, openRawServer, type RawRequest } from "../raw-server.ts";
import { type OperationCase, operationCases } from "./cases.ts";
import { nameFile, type SeenRequest } from "./expected.ts";

/** A server for {@link runCases}. */
export interface CaseServer {
  readonly url: string;
  readonly close: () => Promise<void>;
  /** The requests so far, in order, without those that only ask whether another origin may send one. */
  readonly seen: () => Promise<SeenRequest[]>;
}

/** Answers the requests of all cases in their order, as the contract says; pages of any origin may send them. */
export async function serveCases(): Promise<CaseServer> {
  const cases = operationCases(loadContract());
  const requests: RawRequest[] = [];
  const { url, close } = await openRawServer((request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "authorization, content-type");
    response.setHeader("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE");
    response.setHeader("access-control-expose-headers", "content-disposition");
    if (request.method === "OPTIONS") return response.writeHead(204).end();
    const one = cases[requests.length % cases.length];
    requests.push(request);
    return one === undefined ? response.writeHead(500).end() : answer(one, response);
  });
  return { url, close, seen: () => Promise.all(requests.map(readRequest)) };
}

function answer({ operation, answer: sample }: OperationCase, response: ServerResponse): unknown {
  const { schema, status } = operation.success;
  if (sample !== undefined) return json(response, status, sample.wire);
  if (schema !== "binary") return response.writeHead(status).end();
  const name = "attachment; filename*=UTF-8''%ED%95%9C.wav";
  return response.writeHead(status, { "content-type": "audio/wav", "content-disposition": name }).end("RIFF");
}

async function readRequest(request: RawRequest): Promise<SeenRequest> {
  const [path = "", query = ""] = request.target.split("?");
  return {
    method: request.method,
    path,
    query: [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`).sort(),
    authorization: request.headers.authorization,
    body: await readBody(request),
  };
}

/** A body as it came: its content type without the boundary, and what is in it. */
async function readBody({ method, headers, body }: RawRequest): Promise<unknown> {
  const contentType = headers["content-type"];
  // Only a POST must say that it has none; some runtimes say it of a DELETE too.
  if (contentType === undefined) return { body, length: method === "POST" ? headers["content-length"] : undefined };
  if (!contentType.startsWith("multipart/")) return { contentType, content: JSON.parse(body) };
  const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
  return { contentType: contentType.replace(/;.*/, ""), content: Object.fromEntries([...form].map(nameFile)) };
}
