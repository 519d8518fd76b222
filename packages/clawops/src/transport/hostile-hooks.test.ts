import { inspect } from "node:util";

import { expect, test } from "vitest";

import { canariesIn, PLANTED_KEY } from "../../test/canaries.ts";
import { json, rawServer } from "../../test/raw-server.ts";
import { message } from "../../test/samples.ts";
import { testClient } from "../../test/test-client.ts";

const text = { to: "01012345678", from: "07012341234", body: "hi" } as const;

const hooks: ReadonlyArray<readonly [string, (event: object) => unknown]> = [
  [
    "throws",
    () => {
      throw new Error("hook");
    },
  ],
  [
    "throws nothing",
    () => {
      throw undefined;
    },
  ],
  ["rejects", () => Promise.reject(new Error("hook"))],
  ["hangs", () => new Promise(() => {})],
  ["gives a thenable that hangs", () => ({ then() {} })],
  [
    "gives a thenable that throws",
    () => ({
      then() {
        throw new Error("hook");
      },
    }),
  ],
  [
    "gives what cannot be read",
    () =>
      new Proxy(
        {},
        {
          get() {
            throw new Error("hook");
          },
        },
      ),
  ],
  [
    "changes what it is given",
    (event) => Object.assign(event, { attempt: 99, url: "https://evil.example", delayMs: 1e9, operation: "x" }),
  ],
];

test.each(hooks)("a hook that %s changes nothing", async (_, hook) => {
  const server = await rawServer((_request, response, index) =>
    index < 2 ? json(response, 500, { error: "x" }) : json(response, 201, message),
  );
  const all = { onRequest: hook, onResponse: hook, onRetry: hook, onDrift: hook };
  const { client, clock } = testClient(server.url, all);
  expect(await client.messages.create(text)).toEqual(message);
  expect(server.requests).toHaveLength(3);
  expect(clock.waits).toEqual([500, 1000]);
});

test("hooks are told the operation, the template and the attempt, and no secret", async () => {
  const events: Array<readonly [string, object]> = [];
  const server = await rawServer((_, response, index) =>
    index === 0
      ? json(response, 503, { error: `no ${PLANTED_KEY}` }, { "x-request-id": PLANTED_KEY })
      : json(response, 201, message),
  );
  const hook =
    (name: string) =>
    (event: object): void =>
      void events.push([name, event]);
  const { client } = testClient(server.url, {
    onRequest: hook("request"),
    onResponse: hook("response"),
    onRetry: hook("retry"),
  });
  await client.messages.create(
    { ...text, body: PLANTED_KEY },
    { extraQuery: { q: PLANTED_KEY }, extraHeaders: { "x-a": PLANTED_KEY } },
  );
  const common = { operation: "sendMessage", method: "POST", urlTemplate: "/v1/accounts/{accountId}/messages" };
  expect(events).toMatchObject([
    ["request", { ...common, attempt: 1 }],
    ["response", { ...common, attempt: 1, status: 503 }],
    ["retry", { ...common, attempt: 1, delayMs: 500 }],
    ["request", { ...common, attempt: 2 }],
    ["response", { ...common, attempt: 2, status: 201 }],
  ]);
  expect(canariesIn(inspect(events, { depth: 20, showHidden: true }) + JSON.stringify(events))).toEqual([]);
});
