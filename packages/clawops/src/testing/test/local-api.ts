import {
  createLocalClawOps,
  type LocalClawOps,
  type LocalClawOpsOptions,
  type ManualClock,
  manualClock,
} from "../index.ts";

export const apiKey = "sk_test_local_key";
export const accountId = "AC_test";
export const from = "07012341234";
export const to = "01055556666";
export const url = "https://example.com/voice.xml";
export const account: string = `/v1/accounts/${accountId}`;

/** A JSON answer: the ids that tests go on with, and whatever else is compared as a whole. */
export interface Json {
  readonly callId: string;
  readonly messageId: string;
  readonly id: string;
  readonly data: readonly Json[];
  readonly [name: string]: unknown;
}

/** What an API answered, with its body read. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** A receiver of webhooks that remembers the forms it got. */
export interface Receiver {
  readonly forms: Array<Record<string, string>>;
  readonly headers: Headers[];
  /** What it answers, per delivery; 200 where it says nothing. */
  answers: Array<number | Error>;
  readonly fetch: typeof globalThis.fetch;
}

export interface LocalApi {
  readonly api: LocalClawOps;
  readonly clock: ManualClock;
  readonly receiver: Receiver;
  readonly get: (path: string) => Promise<Reply>;
  readonly post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
}

export function receiverOf(): Receiver {
  const receiver: Receiver = {
    forms: [],
    headers: [],
    answers: [],
    fetch: (_input, init) => {
      receiver.forms.push(Object.fromEntries(new URLSearchParams(formOf(init))));
      receiver.headers.push(new Headers(init?.headers));
      const answer = receiver.answers.shift() ?? 200;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(new Response("ok", { status: answer }));
    },
  };
  return receiver;
}

/** The form that a delivery holds: always text. */
export function formOf(init: RequestInit | undefined): string {
  return typeof init?.body === "string" ? init.body : "";
}

/** A local server on a manual clock, with its webhooks caught. */
export function localApi(options: Partial<LocalClawOpsOptions> = {}): LocalApi {
  const clock = manualClock();
  const receiver = receiverOf();
  const api = createLocalClawOps({ apiKey, accountId, clock, fetch: receiver.fetch, ...options });
  const send: LocalApi["send"] = async (method, path, body, headers = {}) => {
    const init = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    const type = body === undefined ? {} : { "content-type": "application/json" };
    const response = await api.fetch(api.url + (path.startsWith("/v1") ? path : account + path), {
      method,
      headers: { authorization: `Bearer ${apiKey}`, ...type, ...headers },
      ...init,
    });
    const text = await response.text();
    const isJson: boolean = response.headers.get("content-type")?.startsWith("application/json") === true;
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : { text }) as Json };
  };
  return {
    api,
    clock,
    receiver,
    send,
    get: (path) => send("GET", path),
    post: (path, body, headers) => send("POST", path, body, headers),
  };
}

/** Waits until the server has taken up its first request. */
export async function untilRequested(api: LocalClawOps): Promise<void> {
  while (api.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
}
