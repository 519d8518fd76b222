import { inspect } from "node:util";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { canariesIn, PLANTED_KEY, PLANTED_TOKEN } from "../../test/canaries.ts";
import { leastCall } from "../../test/least-call.ts";
import { rejection, testTransport } from "../../test/test-client.ts";
import { createCall, enrollMobileGateway, getCall, sendMessage } from "../generated/operations.ts";

/** A secret as it can come back. */
const spellings = fc.constantFrom<(secret: string) => string>(
  (secret) => secret,
  (secret) => `Bearer ${secret}`,
  (secret) => `https://user:${secret}@host/?key=${secret}`,
  (secret) => JSON.stringify({ authorization: `Bearer ${secret}` }),
);

const planted = fc.tuple(fc.string({ unit: "grapheme-ascii" }), spellings, fc.string({ unit: "grapheme-ascii" })).map(
  ([before, spell, after]) =>
    (secret: string) =>
      `${before}${spell(secret)}${after}`,
);

type Tree = (secret: string) => unknown;

/** JSON of any form with secrets in it: as values and as names of fields, at any depth. */
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    planted,
    fc.array(tie("tree"), { maxLength: 3 }).map(
      (trees): Tree =>
        (secret) =>
          trees.map((one) => one(secret)),
    ),
    fc
      .array(
        fc.tuple(
          fc.oneof(
            planted,
            fc.constantFrom("error", "code", "errors", "path", "message").map((key) => () => key),
          ),
          tie("tree"),
        ),
        { maxLength: 4 },
      )
      .map(
        (fields): Tree =>
          (secret) =>
            Object.fromEntries(fields.map(([key, one]) => [key(secret), one(secret)])),
      ),
  ),
}));

const answers = fc.record({
  status: fc.constantFrom(200, 201, 302, 400, 401, 403, 404, 409, 422, 429, 500, 503),
  body: tree,
  error: planted,
  shape: fc.constantFrom("json", "text", "api error", "thrown"),
  header: fc.tuple(
    fc.constantFrom("x-echo", "x-request-id", "cf-ray", "set-cookie", "location", "retry-after"),
    spellings,
  ),
});

test.each([
  [PLANTED_KEY, getCall],
  [PLANTED_KEY, createCall],
  [PLANTED_KEY, sendMessage],
  [PLANTED_TOKEN, enrollMobileGateway],
])(
  "a secret (%#) that comes back anywhere in an answer is in no error, log line or hook",
  async (secret, operation) => {
    const events: unknown[] = [];
    const hook = (event: unknown): void => void events.push(event);
    let answer: () => Response = () => Response.json({});
    const options = { fetch: async () => answer(), maxRetries: 1, onRequest: hook, onResponse: hook, onRetry: hook };
    const transport = testTransport("https://api.example", options);
    const call = { ...leastCall(operation), ...(operation === enrollMobileGateway ? { bearer: secret } : {}) };
    await fc.assert(
      fc.asyncProperty(answers, async ({ status, body, error, shape, header: [name, spell] }) => {
        const content = {
          json: body(secret),
          text: error(secret),
          "api error": {
            error: error(secret),
            code: secret,
            errors: [{ path: secret, message: error(secret) }],
            more: body(secret),
          },
          thrown: null,
        }[shape];
        answer = () => {
          if (shape === "thrown")
            throw Object.assign(new TypeError(error(secret), { cause: body(secret) }), { request: body(secret) });
          const text = typeof content === "string" ? content : JSON.stringify(content);
          return new Response(text, { status, headers: { [name]: spell(secret) } });
        };
        await rejection(transport.request(call)); // looks through the error
        expect(canariesIn(inspect(events.splice(0), { depth: 20, showHidden: true }))).toEqual([]);
      }),
    );
  },
);

test("a secret in the caller's own parameters that are wrong is in no error", async () => {
  const transport = testTransport("https://api.example", { fetch: async () => Response.json({}) });
  const { path } = leastCall(createCall);
  await fc.assert(
    fc.asyncProperty(
      planted,
      fc.constantFrom("method", "machineDetection", "timeout", "statusCallbackMethod"),
      async (value, field) => {
        const params = { to: "1", from: "2", url: "https://x.example", [field]: value(PLANTED_KEY) };
        await rejection(transport.request({ operation: createCall, path, params }));
      },
    ),
  );
});
