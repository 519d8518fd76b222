import { expect, test } from "vitest";

import { json, rawServer } from "../../test/raw-server.ts";
import { bodies, type Cell, expectedOf } from "../../test/retry-oracle.ts";
import { call } from "../../test/samples.ts";
import { rejection, testClient } from "../../test/test-client.ts";
import type { Account } from "../account.ts";
import type { APIError } from "../errors/api-error.ts";

const dial = { to: "01012345678", from: "07012341234", url: "https://voice.example" } as const;
const text = { to: "01012345678", from: "07012341234", body: "hi" } as const;

/** 407 and 421 are not among them: `fetch` itself acts on both, see below. */
const statuses = [
  ...[300, 301, 302, 303, 304, 305, 307, 308],
  ...[
    400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 422, 423, 424, 425, 426,
  ],
  ...[428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511, 520, 522, 524, 529, 598, 599],
];

/** One method for each way in which an operation may be repeated, and the key that its request carries. */
const methods: Readonly<
  Record<Cell["repeat"], readonly [call: (client: Account) => Promise<unknown>, key: string | undefined]>
> = {
  always: [(client) => client.calls.get("CA1"), undefined],
  never: [(client) => client.calls.create(dial), undefined],
  "key generated": [(client) => client.messages.create(text), "IdempotencyKey"],
  "key given": [(client) => client.calls.transfer("CA1", { to: "01012345678", requestId: "mine" }), "requestId"],
};

/** Where the answers come from: one after the other, as `answer` says now. */
interface Source {
  readonly baseURL: string;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** The bodies of the requests so far; emptied before each call. */
  readonly sent: string[];
  answer: { readonly status: number; readonly body: string };
}

const nothing = { status: 200, body: "" };

/** A real server. */
async function serverSource(): Promise<Source> {
  const source: Source = { baseURL: "", sent: [], answer: nothing };
  const server = await rawServer(({ body }, response) => {
    source.sent.push(body);
    response.writeHead(source.answer.status).end(source.answer.body);
  });
  return Object.assign(source, { baseURL: server.url });
}

/** The same without a network. */
function fetchSource(): Source {
  const source: Source = {
    baseURL: "https://api.example",
    sent: [],
    answer: nothing,
    async fetch(_url, { body }) {
      source.sent.push(typeof body === "string" ? body : "");
      const { status, body: answer } = source.answer;
      return new Response(answer === "" || status === 304 ? null : answer, { status });
    },
  };
  return source;
}

/** Runs the cells one after the other, and compares what was seen with what the documentation says. */
async function checkCells(cells: readonly Cell[], source: Source): Promise<void> {
  const { baseURL, fetch } = source;
  for (const cell of cells) {
    const { repeat, retryUnrepeatable, maxRetries, status, body } = cell;
    source.answer = { status, body: bodies[body] };
    source.sent.length = 0;
    const { client, clock } = testClient(baseURL, { fetch, retryUnrepeatable, maxRetries });
    const [send, key] = methods[repeat];
    const error = (await rejection(send(client))) as APIError;
    const keys = key === undefined ? [] : [...new Set(source.sent.map((sent) => JSON.parse(sent)[key] as unknown))];
    const seen = { attempts: source.sent.length, waits: clock.waits, keys, ...seenOf(error) };
    const { attempts, ...rest } = expectedOf(cell);
    const waits = [500, 1000, 2000, 4000, 8000, 8000].slice(0, attempts - 1);
    expect({ cell, ...seen }).toEqual({ cell, attempts, waits, keys: expectedKeys[repeat], ...rest });
  }
}

const expectedKeys: Readonly<Record<Cell["repeat"], unknown>> = {
  always: [],
  never: [],
  "key generated": [expect.stringMatching(/^[0-9a-f-]{36}$/)],
  "key given": ["mine"],
};

function seenOf({ outcome, name, retryable }: APIError): object {
  return { outcome, name, retryable };
}

const options = [
  { retryUnrepeatable: false, maxRetries: 2 },
  { retryUnrepeatable: true, maxRetries: 2 },
  { retryUnrepeatable: true, maxRetries: 0 },
];

/** The other statuses mean the same whatever the body is: two of each will do. */
const decisive: ReadonlySet<number> = new Set([302, 400, 408, 409, 422, 429, 500, 502, 503, 504]);

function cellsOf(status: number): Cell[] {
  const names = Object.keys(bodies) as Array<Cell["body"]>;
  return names
    .slice(0, decisive.has(status) ? names.length : 2)
    .flatMap((body) =>
      (Object.keys(methods) as Array<Cell["repeat"]>).flatMap((repeat) =>
        options.map((option): Cell => ({ status, body, repeat, ...option })),
      ),
    );
}

test.each(statuses)("status %i is retried, named and judged as the documentation has it", async (status) => {
  await checkCells(cellsOf(status), fetchSource());
});

test.each([400, 409, 500, 503])("and so it is over the wire (%i)", async (status) => {
  await checkCells(cellsOf(status), await serverSource());
});

test("six retries wait from half a second up to eight seconds", async () => {
  const rest = { retryUnrepeatable: false, maxRetries: 6 };
  const cells = (["always", "key generated", "key given"] as const).map((repeat): Cell => ({
    status: 500,
    body: "HTML",
    repeat,
    ...rest,
  }));
  await checkCells([...cells, { status: 429, body: "an API error", repeat: "never", ...rest }], fetchSource());
});

test.each(["{}", '{"status":"completed"}', '{"status":"processing","error":"x"}', "<html>", ""])(
  "the 409 of a transcript request is never retried (%s)",
  async (body) => {
    const server = await rawServer((_, response) => response.writeHead(409).end(body));
    const error = await rejection(testClient(server.url).client.calls.requestTranscript("CA1"));
    expect(error).toMatchObject({ name: "ConflictError", retryable: false });
    expect(server.requests).toHaveLength(1);
  },
);

test("a settled conflict is settled with a code only", async () => {
  for (const code of [undefined, null]) {
    const server = await rawServer((_, response, index) =>
      index === 0 ? json(response, 409, { error: "x", code }) : json(response, 201, call),
    );
    expect(await testClient(server.url).client.calls.create(dial)).toEqual(call);
  }
});

test("a proxy that asks for its own credentials (407) is a connection that broke", async () => {
  const server = await rawServer((_, response) => json(response, 407, { error: "x" }));
  const { client } = testClient(server.url, { timeout: { connect: Infinity } });
  expect(await rejection(client.calls.create(dial))).toMatchObject({ name: "APIConnectionError", outcome: "unknown" });
  expect(server.requests).toHaveLength(1);
});

test("a misdirected request (421) may have been sent twice by the platform, which does that by itself, and is not sent again", async () => {
  const server = await rawServer((_, response) => json(response, 421, { error: "x" }));
  let calls = 0;
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    calls += 1;
    return globalThis.fetch(url, init);
  };
  const error = await rejection(testClient(server.url, { fetch }).client.calls.create(dial));
  expect(error).toMatchObject({ name: "APIStatusError", status: 421, outcome: "unknown", retryable: false });
  expect(calls).toBe(1);
});

test.each([200, 201, 202, 203, 206, 207, 226, 299])(
  "an answer with the status %i is one of success",
  async (status) => {
    const server = await rawServer((_, response) => json(response, status, call));
    expect(await testClient(server.url).client.calls.create(dial)).toEqual(call);
    expect(server.requests).toHaveLength(1);
  },
);

test.each([204, 205, 200])(
  "a success without the promised body (%i) is an error that is not retried",
  async (status) => {
    const server = await rawServer((_, response) => response.writeHead(status).end());
    for (const send of [methods.never[0], methods.always[0], methods["key generated"][0]]) {
      const error = await rejection(send(testClient(server.url).client));
      expect(error).toMatchObject({ name: "APIResponseValidationError", outcome: "unknown", retryable: false, status });
    }
    expect(server.requests).toHaveLength(3);
  },
);
