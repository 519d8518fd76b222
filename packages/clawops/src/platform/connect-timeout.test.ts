import { getGlobalDispatcher, MockAgent, setGlobalDispatcher } from "undici";
import { expect, onTestFinished, test } from "vitest";

import { json, rawServer } from "../../test/raw-server.ts";
import { loadConnectingFetch } from "./connect-timeout.ts";

const init = (more: RequestInit = {}): RequestInit => ({ redirect: "manual", ...more });

test("undici carries requests, bodies and redirects where it is installed", async () => {
  const server = await rawServer((request, response) =>
    json(response, 302, { method: request.method }, { location: "/x" }),
  );
  const fetch = loadConnectingFetch(5000);
  const response = await fetch?.(server.url, init({ method: "POST", headers: { "x-a": "1" }, body: "hi" }));
  expect(response?.status).toBe(302);
  expect(server.requests[0]).toMatchObject({ method: "POST", body: "hi", headers: { "x-a": "1" } });
});

test("no limit needs no undici", () => {
  expect(loadConnectingFetch(Number.POSITIVE_INFINITY)).toBeUndefined();
});

test("a mock that is set later gets the requests, and the real server none", async () => {
  const server = await rawServer((_, response) => response.end());
  const fetch = loadConnectingFetch(5000);
  const original = getGlobalDispatcher();
  onTestFinished(() => setGlobalDispatcher(original));
  const mock = new MockAgent();
  mock.disableNetConnect();
  mock.get(server.url).intercept({ path: "/" }).reply(418, "mocked");
  setGlobalDispatcher(mock);
  const response = await fetch?.(`${server.url}/`, init());
  expect(response?.status).toBe(418);
  expect(server.requests).toEqual([]);
});
