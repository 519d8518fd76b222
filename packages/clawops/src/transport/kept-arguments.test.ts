import { expect, test } from "vitest";

import { json, rawServer } from "../../test/raw-server.ts";
import { call, message, pageOf } from "../../test/samples.ts";
import { testClient } from "../../test/test-client.ts";
import { snapshot } from "./snapshot.ts";

test("an object that is filled anew for every call sends each as it was, from the first request on", async () => {
  const server = await rawServer((_, response) => json(response, 201, message));
  const { messages } = testClient(server.url).client;
  const params = { from: "07012341234", to: "", body: "안녕", mediaUrl: [""] };
  const sendAll = async (recipients: readonly string[]): Promise<void> => {
    const sent = recipients.map((to) => {
      params.to = to;
      params.mediaUrl[0] = `https://x.example/${to}.jpg`;
      return messages.create(params);
    });
    await Promise.all(sent);
  };
  const recipients = ["01011111111", "01022222222", "01033333333", "01044444444"];
  await sendAll(recipients.slice(0, 2)); // these wait for the engine
  await sendAll(recipients.slice(2));
  const bodies = server.requests.map(({ body }) => JSON.parse(body) as { To: string; MediaUrl: string[] });
  expect(bodies.map(({ To }) => To).sort()).toEqual(recipients);
  expect(bodies.map(({ MediaUrl }) => MediaUrl)).toEqual(bodies.map(({ To }) => [`https://x.example/${To}.jpg`]));
});

test("request options that change after the call belong to the next one", async () => {
  const server = await rawServer((_, response, index) => json(response, index === 0 ? 500 : 200, call));
  const options = { maxRetries: 1, extraHeaders: { "x-tenant": "a" } };
  const answer = testClient(server.url).client.calls.get("CA1", options);
  options.maxRetries = 0;
  options.extraHeaders["x-tenant"] = "b";
  await answer;
  expect(server.requests.map(({ headers }) => headers["x-tenant"])).toEqual(["a", "a"]);
});

test("a list goes on with what it was asked for, whatever becomes of the parameters", async () => {
  const server = await rawServer((_, response, index) =>
    json(response, 200, pageOf([{ ...call, callId: `CA${index}` }], index, 1, 3)),
  );
  const params = { from: ["07012341234"], status: "completed" as "completed" | "failed" };
  const options = { extraQuery: { tag: "a" } };
  const calls = testClient(server.url).client.calls.list(params, options);
  const change = (): void => {
    params.status = "failed";
    params.from.push("07099999999");
    options.extraQuery.tag = "b";
  };
  change();
  for await (const _ of calls) change();
  expect(server.requests.map(({ target }) => target.split("?")[1])).toEqual([
    "from=07012341234&status=completed&tag=a",
    "from=07012341234&status=completed&page=1&tag=a",
    "from=07012341234&status=completed&page=2&tag=a",
  ]);
});

test("a snapshot copies data of any depth and shape, and leaves what has an inside of its own", () => {
  const cycle: Record<string, unknown> = { list: [1, { a: "b" }] };
  cycle["self"] = cycle;
  const copy = snapshot(cycle);
  expect(copy).toEqual(cycle);
  expect(copy["self"]).toBe(copy);
  expect((copy["list"] as unknown[])[1]).not.toBe((cycle["list"] as unknown[])[1]);
  const whole = [new Date(0), new Map([["a", 1]]), new Blob(["x"]), new Uint8Array(2), { toJSON: () => "x" }, null, 1];
  expect(snapshot(whole).every((item, index) => item === whole[index])).toBe(true);
  const named: unknown = JSON.parse('{"__proto__":{"to":"x"}}');
  expect(JSON.stringify(snapshot(named))).toBe('{"__proto__":{"to":"x"}}');
});
