import { expect, test } from "vitest";

import { json, rawServer } from "../../test/raw-server.ts";
import { rejection, testClient, testTransport } from "../../test/test-client.ts";
import type { Account } from "../account.ts";
import { AssignmentSessions } from "../resources/assignment-sessions.ts";

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

test.each<[string, number, (client: Account) => Promise<unknown>, string]>([
  [
    "enrollment token",
    401,
    (client) => client.mobileGateways.enroll({ wgPubkey: "k" }, { enrollmentToken: "enroll-token-1" }),
    "Check `enrollmentToken`: it is good once and for 24 hours",
  ],
  [
    "nonce",
    401,
    (client) => client.mobileGateways.getVerificationStatus({ nonce: "nonce-0001" }),
    "Check `nonce`: it must be that of the phone's enrollment",
  ],
  [
    "nonce",
    404,
    (client) => client.mobileGateways.getVerificationStatus({ nonce: "nonce-0001" }),
    "Check `nonce`: it must be that of the phone's enrollment",
  ],
])("where the %s was sent, a %i speaks of that and not of the key", async (_, status, ask, advice) => {
  const server = await rawServer((_request, response) => json(response, status, { error: "no" }));
  const { message } = (await rejection(ask(testClient(server.url, { maxRetries: 0 }).client))) as Error;
  expect(message).toContain(advice);
  expect(message).toContain("The API key is not sent here.");
  expect(message).not.toMatch(/wrong or revoked|belongs to this account/);
});

test.each([
  [401, "Check `token`: it must be that of an assignment link"],
  [403, "Check `token`: it must be that of an assignment link"],
  [404, "Check `token`: it must be that of an assignment link"],
  [410, "The assignment link can no longer be used: make a new one"],
])("where no secret but the link's was sent, a %i speaks of the link", async (status, advice) => {
  const server = await rawServer((_, response) => json(response, status, {}));
  const transport = testTransport(server.url, { maxRetries: 0 });
  const sessions = new AssignmentSessions({ transport, accountId: "AC_test" });
  const { message } = (await rejection(sessions.retrieve("link-token-1"))) as Error;
  expect(message).toContain(advice);
  expect(message).not.toMatch(/belongs? to this account|wrong or revoked|no longer has this/);
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

test("an unreadable answer to what may have taken effect says so, and with which key to send it again", async () => {
  const server = await rawServer((_, response) => response.writeHead(201).end("{"));
  const { client } = testClient(server.url);
  const base = { to: "01012345678", from: "07012341234" };
  const dialled = await rejection(client.calls.create({ ...base, url: "https://x.example" }));
  expect((dialled as Error).message).toMatch(
    /status 201\]\. It may have taken effect: look before you send it again\.$/,
  );
  const sent = await rejection(client.messages.create({ ...base, body: "x" }));
  const { IdempotencyKey: key } = JSON.parse(server.requests[1]?.body ?? "") as { IdempotencyKey: string };
  expect((sent as Error).message).toContain(`pass idempotencyKey: "${key}"`);
});

test.each([[202], [204], [206]])("a download that comes with a %i is not taken for the file", async (status) => {
  const server = await rawServer((_, response) => response.writeHead(status).end(status === 204 ? undefined : "RIFF"));
  const error = await rejection(testClient(server.url).client.recordings.download("CA1"));
  expect(error).toMatchObject({ name: "APIResponseValidationError", status, kind: "protocol" });
  expect((error as Error).message).toContain("is not the file");
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
