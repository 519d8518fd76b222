import * as undici from "undici";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { json, rawServer } from "../test/raw-server.ts";
import { call, message } from "../test/samples.ts";
import { rejection } from "../test/test-client.ts";
import type { ClawOpsOptions, FetchLike } from "./client-options.ts";
import Default, { ClawOps, ClawOpsError } from "./index.ts";

const given = { apiKey: "sk_test_0123456789", accountId: "AC_test" };
const variables = ["CLAWOPS_API_KEY", "CLAWOPS_ACCOUNT_ID", "CLAWOPS_BASE_URL"];

beforeEach(() => {
  for (const name of variables) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** What the constructor throws. */
function problem(options: unknown): Error {
  let thrown: unknown;
  try {
    thrown = new ClawOps(options as ClawOpsOptions).accountId;
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ClawOpsError);
  expect(thrown).toMatchObject({ kind: "configuration" });
  return thrown as Error;
}

test("the client is the default export too", () => {
  expect(Default).toBe(ClawOps);
});

describe("credentials", () => {
  test("come from the environment", async () => {
    const server = await rawServer((_, response) => json(response, 200, call));
    vi.stubEnv("CLAWOPS_API_KEY", "sk_from_env_1");
    vi.stubEnv("CLAWOPS_ACCOUNT_ID", "AC_env");
    vi.stubEnv("CLAWOPS_BASE_URL", `${server.url}/base/`);
    const client = new ClawOps();
    await client.calls.get("CA1");
    expect([client.accountId, client.baseURL]).toEqual(["AC_env", `${server.url}/base`]);
    expect(server.requests[0]).toMatchObject({
      target: "/base/v1/accounts/AC_env/calls/CA1",
      headers: { authorization: "Bearer sk_from_env_1" },
    });
  });

  test("that are given win over the environment", async () => {
    const server = await rawServer((_, response) => json(response, 200, call));
    vi.stubEnv("CLAWOPS_API_KEY", "sk_from_env_1");
    vi.stubEnv("CLAWOPS_ACCOUNT_ID", "AC_env");
    vi.stubEnv("CLAWOPS_BASE_URL", "https://env.example");
    await new ClawOps({ ...given, baseURL: server.url }).calls.get("CA1");
    expect(server.requests[0]).toMatchObject({
      target: "/v1/accounts/AC_test/calls/CA1",
      headers: { authorization: `Bearer ${given.apiKey}` },
    });
  });

  test.each([
    [{ accountId: "AC1" }, "apiKey", "CLAWOPS_API_KEY"],
    [{ apiKey: "sk_1" }, "accountId", "CLAWOPS_ACCOUNT_ID"],
  ])("%j: the error names both ways to give the other", (options, option, variable) => {
    const { message: text } = problem(options);
    expect(text).toContain(`\`${option}\``);
    expect(text).toContain(variable);
  });

  test("of the environment that are empty count as missing", () => {
    vi.stubEnv("CLAWOPS_API_KEY", "  ");
    expect(problem({ accountId: "AC1" }).message).toContain("No API key");
  });

  test("never stand in an error", () => {
    for (const apiKey of ["sk_secret part", "sk_secret\n", "sk_secret\u00e9", " sk_secret"]) {
      expect(problem({ apiKey, accountId: "AC1" }).message).not.toContain("secret");
      expect(problem({ apiKey, accountId: "AC1" }).message).toContain("`apiKey`");
    }
    vi.stubEnv("CLAWOPS_API_KEY", "sk secret");
    expect(problem({ accountId: "AC1" }).message).toMatch(/^CLAWOPS_API_KEY has a space/);
  });

  test.each([[`"sk_secret"`], [`'sk_secret'`]])("a key whose quotes the environment kept is told: %#", (value) => {
    vi.stubEnv("CLAWOPS_API_KEY", value);
    const { message } = problem({ accountId: "AC1" });
    expect(message).toBe("CLAWOPS_API_KEY has quotes around it. Pass the API key without them.");
  });
});

test("without options everything else has its default", () => {
  expect(new ClawOps(given).baseURL).toBe("https://api.claw-ops.com");
});

test.each<[string, unknown, RegExp]>([
  ["no object", "sk_1", /takes an object of options, got a string/],
  ["apiKey", { ...given, apiKey: 5 }, /`apiKey` must be a string, got a number/],
  ["empty apiKey", { ...given, apiKey: "" }, /`apiKey` is empty/],
  ["accountId", { ...given, accountId: {} }, /`accountId` must be a string, got an object/],
  [
    "baseURL kind",
    { ...given, baseURL: new URL("https://x.example") },
    /`baseURL` must be a string .* got an object \(URL\)/,
  ],
  ["baseURL without scheme", { ...given, baseURL: "api.claw-ops.com" }, /`baseURL` is not a URL/],
  ["timeout text", { ...given, timeout: "10s" }, /`timeout` must be a number of milliseconds above 0 .* got a string/],
  ["timeout 0", { ...given, timeout: 0 }, /`timeout` must be .* got 0/],
  ["timeout NaN", { ...given, timeout: Number.NaN }, /`timeout` must be .* got NaN/],
  ["timeout part", { ...given, timeout: { attempt: -1 } }, /`timeout.attempt` must be .* got -1/],
  [
    "timeout stranger",
    { ...given, timeout: { read: 1 } },
    /`timeout.read` does not exist. The limits are attempt, connect and total/,
  ],
  [
    "timeout of a prototype",
    { ...given, timeout: { toString: 1 } },
    /`timeout.toString` does not exist. The limits are attempt, connect and total/,
  ],
  ["maxRetries", { ...given, maxRetries: "3" }, /`maxRetries` must be a whole number from 0, got a string/],
  [
    "maxRetries Infinity",
    { ...given, maxRetries: Infinity },
    /`maxRetries` must be a whole number from 0, got Infinity/,
  ],
  [
    "retryUnrepeatable",
    { ...given, retryUnrepeatable: "yes" },
    /`retryUnrepeatable` must be true or false, got a string/,
  ],
  ["fetch", { ...given, fetch: {} }, /`fetch` must be a function, got an object/],
  ["onRequest", { ...given, onRequest: true }, /`onRequest` must be a function, got a boolean/],
  ["onDrift", { ...given, onDrift: [] }, /`onDrift` must be a function, got a list/],
  ["logger", { ...given, logger: { info: () => {} } }, /`logger` must have the methods debug, info, warn and error/],
  ["logLevel", { ...given, logLevel: "verbose" }, /`logLevel` must be one of off, error, warn, info, debug/],
  [
    "defaultHeaders",
    { ...given, defaultHeaders: { authorization: "Bearer x" } },
    /`defaultHeaders` must not have `authorization`/,
  ],
  [
    "defaultHeaders kind",
    { ...given, defaultHeaders: "x-a: b" },
    /`defaultHeaders` must be an object of names and strings, or Headers, got a string/,
  ],
  [
    "dangerouslyAllowBrowser",
    { ...given, dangerouslyAllowBrowser: 1 },
    /`dangerouslyAllowBrowser` must be true or false/,
  ],
  ["a misspelt name", { ...given, baseUrl: "https://x.example" }, /no option `baseUrl`; did you mean `baseURL`\?/],
  ["a letter too many", { ...given, apiKeyy: "sk_1" }, /no option `apiKeyy`; did you mean `apiKey`\?/],
  ["a letter too few", { ...given, maxRetris: 0 }, /no option `maxRetris`; did you mean `maxRetries`\?/],
  ["a name in another casing", { ...given, account_id: "AC1" }, /no option `account_id`; did you mean `accountId`\?/],
  ["a stranger without a value", { ...given, tiemout: undefined }, /no option `tiemout`; did you mean `timeout`\?/],
  [
    "a name of a prototype",
    { ...given, toString: () => "" },
    /no option `toString`; the options are apiKey, accountId, .*dangerouslyAllowBrowser\.$/,
  ],
  ["a name like none", { ...given, dangerouslyWhatever: 1 }, /no option `dangerouslyWhatever`; the options are apiKey/],
])("a wrong option is told with its name and how to fix it: %s", (_, options, text) => {
  expect(problem(options).message).toMatch(text);
});

describe("in a web page", () => {
  test("the client refuses to run unless it is told to", () => {
    vi.stubGlobal("window", { document: {} });
    expect(() => new ClawOps(given)).toThrow(/dangerouslyAllowBrowser/);
    vi.stubGlobal("window", {});
    vi.stubGlobal("document", {});
    expect(problem(given).message).toContain("dangerouslyAllowBrowser");
    expect(new ClawOps({ ...given, dangerouslyAllowBrowser: true }).accountId).toBe("AC_test");
  });

  test("workers and edge runtimes are not pages", () => {
    vi.stubGlobal("window", globalThis);
    expect(new ClawOps(given).accountId).toBe("AC_test");
  });

  test("no process is no problem", () => {
    vi.stubGlobal("process", undefined);
    expect(new ClawOps(given).accountId).toBe("AC_test");
  });
});

describe("accounts", () => {
  test("gives the resources of another account over the same transport", async () => {
    const server = await rawServer((_, response) => json(response, 200, { ...call, ...message, data: [] }));
    const client = new ClawOps({ ...given, baseURL: server.url });
    const other = client.accounts("AC_other");
    await other.calls.list();
    await other.messages.create({ to: "010", from: "070", body: "x" });
    await client.calls.list();
    expect(server.requests.map(({ target }) => target)).toEqual([
      "/v1/accounts/AC_other/calls",
      "/v1/accounts/AC_other/messages",
      "/v1/accounts/AC_test/calls",
    ]);
    expect(new Set(server.requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set([`Bearer ${given.apiKey}`]),
    );
  });

  test.each([undefined, "", "  ", 7])("refuses %j", (accountId) => {
    expect(() => new ClawOps(given).accounts(accountId as string)).toThrow(ClawOpsError);
  });
});

test("a fetch of one's own gets a URL and an init, and stands in for the platform's", async () => {
  const seen: Array<[string, RequestInit]> = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    seen.push([url, init]);
    return Response.json(message, { status: 201 });
  };
  const client = new ClawOps({ ...given, fetch });
  await client.messages.create({ to: "010", from: "070", body: "x" });
  const [url = "", init] = seen[0] ?? [];
  expect(url).toBe("https://api.claw-ops.com/v1/accounts/AC_test/messages");
  expect(await new Request(url, init).json()).toMatchObject({ Body: "x" });
});

test("the fetch of another package carries requests and aborts them", async () => {
  const server = await rawServer((request, response) => {
    if (request.method === "POST") json(response, 201, message);
  });
  const fetch = undici.fetch as unknown as FetchLike;
  const client = new ClawOps({ ...given, baseURL: server.url, fetch });
  expect(await client.messages.create({ to: "010", from: "070", body: "x" })).toEqual(message);
  expect(JSON.parse(server.requests[0]?.body ?? "")).toMatchObject({ Body: "x" });
  const controller = new AbortController();
  const waiting = rejection(client.calls.get("CA1", { signal: controller.signal }));
  controller.abort("enough");
  expect(await waiting).toBe("enough");
});

test("a fetch that gives no Response is named", async () => {
  const client = new ClawOps({ ...given, maxRetries: 0, fetch: (async () => undefined) as never });
  expect(await rejection(client.calls.get("CA1"))).toMatchObject({
    name: "APIConnectionError",
    message: expect.stringContaining("`fetch` gave no Response") as string,
  });
});

test("a fetch that a test put in the place of the global one is used", async () => {
  const fetch = vi.fn(async () => Response.json(call));
  vi.stubGlobal("fetch", fetch);
  expect(await new ClawOps(given).calls.get("CA1")).toEqual(call);
  expect(fetch).toHaveBeenCalledTimes(1);
});
