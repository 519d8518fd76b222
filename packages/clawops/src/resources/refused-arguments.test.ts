import { expect, test } from "vitest";

import { rejection } from "../../test/test-client.ts";
import { ClawOps } from "../client.ts";
import { createLocalClawOps } from "../testing/index.ts";

class Filter {
  get status(): "failed" {
    return "failed";
  }
}

test("a filter that would get lost on its way through the pages is refused, and nothing is listed", async () => {
  const api = createLocalClawOps({ apiKey: "sk_test", accountId: "AC_test" });
  const client = new ClawOps({ fetch: api.fetch, baseURL: api.url, apiKey: "sk_test", accountId: "AC_test" });
  const error = await rejection(client.calls.list(new Filter()));
  expect(error).toMatchObject({ kind: "invalid-argument" });
  expect(api.requests).toHaveLength(0);
});

class NextFilter {
  page = 1;
  get status(): "failed" {
    return "failed";
  }
}

test("so it is where the page to begin with is given", async () => {
  const api = createLocalClawOps({ apiKey: "sk_test", accountId: "AC_test" });
  const client = new ClawOps({ fetch: api.fetch, baseURL: api.url, apiKey: "sk_test", accountId: "AC_test" });
  const error = await rejection(client.calls.list(new NextFilter()));
  expect(error).toMatchObject({ kind: "invalid-argument", message: expect.stringContaining("`status`") as string });
  expect(api.requests).toHaveLength(0);
});

class Dial {
  to = "01012345678";
  from = "07012341234";
  statusCallback = "https://example.com/status";
  statusCallbackEvent = ["completed"];
  get url(): string {
    return "https://example.com/voice";
  }
}

test("nobody is called without the URL that a class has as a getter, and a list of events beside it", async () => {
  const api = createLocalClawOps({ apiKey: "sk_test", accountId: "AC_test" });
  const client = new ClawOps({ fetch: api.fetch, baseURL: api.url, apiKey: "sk_test", accountId: "AC_test" });
  for (const params of [new Dial(), new Map(Object.entries(new Dial()))]) {
    const error = await rejection(client.calls.create(params as never));
    expect(error).toMatchObject({ kind: "invalid-argument" });
  }
  expect(api.requests).toHaveLength(0);
});

test("what cannot be read is told, on the first call and on later ones", async () => {
  const api = createLocalClawOps({ apiKey: "sk_test", accountId: "AC_test" });
  const client = new ClawOps({ fetch: api.fetch, baseURL: api.url, apiKey: "sk_test", accountId: "AC_test" });
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  class Hidden {
    #to = "010";
    get to(): string {
      return this.#to;
    }
  }
  for (const params of [new Hidden(), proxy, new Hidden(), proxy]) {
    const error = await rejection(client.calls.create(params as never));
    expect(error).toMatchObject({ name: "ClawOpsError", kind: "invalid-argument" });
  }
  expect(api.requests).toHaveLength(0);
});

test("a secret that was given where one of a few words belongs is not in the error", async () => {
  const api = createLocalClawOps({ apiKey: "sk_test", accountId: "AC_test" });
  const client = new ClawOps({ fetch: api.fetch, baseURL: api.url, apiKey: "sk_test", accountId: "AC_test" });
  const params = { name: "m", url: "https://mcp.example.com", secret: "s".repeat(20), authType: "hunter2secret" };
  const error = await rejection(client.mcpConnections.create(params as never));
  expect(error).toMatchObject({
    kind: "invalid-argument",
    message: expect.stringContaining("`authType` must be one of"),
  });
  expect(String(error)).not.toContain("hunter2");
});
