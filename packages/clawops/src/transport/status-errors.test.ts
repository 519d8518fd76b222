import { expect, test } from "vitest";

import { json, rawServer } from "../../test/raw-server.ts";
import { rejection, testClient } from "../../test/test-client.ts";

/** The message of the error that a GET of a call ends with. */
async function messageFor(status: number, body: unknown): Promise<string> {
  const server = await rawServer((_, response) =>
    typeof body === "string" ? response.writeHead(status).end(body) : json(response, status, body),
  );
  return ((await rejection(testClient(server.url, { maxRetries: 0 }).client.calls.get("CA1"))) as Error).message;
}

const place = "[GET /v1/accounts/{accountId}/calls/{callId}].";

test.each([
  [404, { error: "Call not found" }, `404 Call not found ${place} Check the id, and that it belongs to this account.`],
  [401, { error: "Unauthorized" }, `401 Unauthorized ${place} Check the API key: it is missing, wrong or revoked.`],
  [422, { error: "blocked", code: "recipient_blocked" }, `422 blocked (recipient_blocked) ${place}`],
  [
    400,
    {
      error: "Invalid",
      code: "VALIDATION",
      errors: [
        { path: "/body/To", message: "is required" },
        { path: "/body/From", message: "is required" },
      ],
    },
    `400 Invalid (VALIDATION): /body/To is required; /body/From is required ${place}`,
  ],
  [502, "<html>", `502 ${place}`],
])("a %i says what was refused, where, and what to do", async (status, body, message) => {
  expect(await messageFor(status, body)).toBe(message);
});

test("a 403 and a 429 say what to do", async () => {
  expect(await messageFor(403, { error: "accountId mismatch" })).toContain(
    "Check that the key belongs to this account id",
  );
  expect(await messageFor(429, { error: "concurrency" })).toContain("concurrent calls");
});

test("an answer that breaks the contract names the path", async () => {
  const server = await rawServer((_, response) => json(response, 200, { callId: "CA1" }));
  const error = await rejection(testClient(server.url).client.calls.get("CA1"));
  expect(error).toMatchObject({
    name: "APIResponseValidationError",
    status: 200,
    kind: "protocol",
    outcome: "unknown",
  });
  expect((error as { issues: unknown[] }).issues).toContainEqual({ path: "status", message: "is missing" });
  expect((error as Error).message).toContain("status is missing");
});

test("an empty answer where there must be one is told", async () => {
  const server = await rawServer((_, response) => response.writeHead(204).end());
  expect(((await rejection(testClient(server.url).client.calls.get("CA1"))) as Error).message).toContain("it is empty");
});

test("what could not be connected to says where and why", async () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ECONNREFUSED" });
  const fetch = async (): Promise<Response> => {
    throw new TypeError("fetch failed", { cause });
  };
  const error = await rejection(testClient("http://127.0.0.1:9", { fetch, maxRetries: 0 }).client.calls.get("CA1"));
  expect(error).toMatchObject({ name: "APIConnectionError", outcome: "not-sent", request: { method: "GET" } });
  expect((error as Error).message).toBe(`Could not connect to 127.0.0.1:9 (connect ECONNREFUSED 127.0.0.1:9) ${place}`);
  expect((error as Error).cause).toMatchObject({ message: "fetch failed" });
});
