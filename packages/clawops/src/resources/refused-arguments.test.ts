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
