import { onTestFinished } from "vitest";

import { ClawOps } from "../../index.ts";
import { type Json, type LocalApi, accountId, apiKey, localApi } from "./local-api.ts";

/** The two ways to a local server. */
export const ways = ["in process", "over HTTP"] as const;

/** A local server, and what reaches it in one of the two ways. */
export interface Reached extends LocalApi {
  readonly fetch: typeof globalThis.fetch;
  /** Sends nothing twice by itself. */
  readonly client: ClawOps;
  /** The status of an answer and its body, as text. */
  readonly request: (path: string, init?: RequestInit) => Promise<{ status: number; headers: Headers; text: string }>;
  /** How many calls there are, asked in process. */
  readonly countCalls: () => Promise<number>;
}

/** Opens a local server for one test. */
export async function reached(way: (typeof ways)[number]): Promise<Reached> {
  const local = localApi();
  const { api } = local;
  onTestFinished(() => api[Symbol.asyncDispose]());
  if (way === "over HTTP") await api.listen();
  const fetch: typeof globalThis.fetch = way === "over HTTP" ? globalThis.fetch : api.fetch;
  const client = new ClawOps({ fetch, baseURL: api.url, apiKey, accountId, maxRetries: 0, logLevel: "off" });
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  return {
    ...local,
    fetch,
    client,
    async request(path, init = {}) {
      const response = await fetch(`${api.url}/v1/accounts/${accountId}${path}`, { ...init, headers });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
    countCalls: async () => ((await local.get("/calls")).body["meta"] as Json)["total"] as number,
  };
}
