import { request as httpRequest } from "node:http";

import { signWebhookRequest } from "@pincer/clawops/webhooks";
import { describe, expect, onTestFinished, test } from "vitest";

import type { LogEntry } from "../../contract/log-entry.ts";
import { TrafficLog } from "../log/traffic-log.ts";
import { startWebhookReceiver } from "./webhook-receiver.ts";

const signingKey = "whsec_planted_5f4e3d2c1b0a";
const call = { CallId: "CA1", CallStatus: "ringing", From: "07012341234", To: "01012345678", Direction: "outbound" };

async function startReceiver(): Promise<{ url: string; entries: () => LogEntry[] }> {
  const log = new TrafficLog();
  const receiver = await startWebhookReceiver({ signingKey, log });
  onTestFinished(() => receiver.close());
  return { url: receiver.url, entries: () => log.after(0) };
}

describe("a webhook", () => {
  test("that is signed is written down with its type and its data", async () => {
    const { url, entries } = await startReceiver();
    const answer = await fetch(url, await signWebhookRequest({ url, params: call, signingKey }));
    expect(answer.status).toBe(204);
    expect(entries()).toMatchObject([
      {
        kind: "webhook",
        eventType: "call.status",
        summary: "call.status ringing",
        problem: null,
        status: 204,
        request: { body: { type: "json", value: { callId: "CA1", callStatus: "ringing" } } },
      },
    ]);
  });

  test("of a message has the type that follows from its status", async () => {
    const { url, entries } = await startReceiver();
    await fetch(url, await signWebhookRequest({ url, params: { MessageId: "MG1", Status: "failed" }, signingKey }));
    expect(entries()).toMatchObject([{ eventType: "message.failed", summary: "message.failed", problem: null }]);
  });

  test.each([
    [
      "without a signature",
      async () => ({ method: "POST", body: new URLSearchParams(call) }),
      /X-Signature is missing/,
    ],
    [
      "with the signature of another key",
      (url: string) => signWebhookRequest({ url, params: call, signingKey: "another" }),
      /does not match/,
    ],
    [
      "with a field that was changed",
      async (url: string) => {
        const signed = await signWebhookRequest({ url, params: call, signingKey });
        return { ...signed, body: signed.body.replace("ringing", "completed") };
      },
      /does not match/,
    ],
    [
      "signed for another address",
      (url: string) => signWebhookRequest({ url: `${url}?a=1`, params: call, signingKey }),
      /does not match/,
    ],
    [
      "in JSON",
      async () => ({ method: "POST", body: "{}", headers: { "content-type": "application/json" } }),
      /covers forms only/,
    ],
    ["that is a GET", async () => ({}), /is a GET/],
  ])("%s is refused, and the log says why", async (_name, make, reason) => {
    const { url, entries } = await startReceiver();
    const answer = await fetch(url, await make(url));
    expect([answer.status, await answer.text()]).toEqual([403, ""]);
    expect(entries()).toMatchObject([
      {
        kind: "webhook",
        eventType: null,
        summary: "not verified",
        problem: expect.stringMatching(reason),
        status: 403,
      },
    ]);
  });

  test("that holds the signing key is written down without it", async () => {
    const { url, entries } = await startReceiver();
    const params = { ...call, Note: signingKey };
    await fetch(url, await signWebhookRequest({ url, params, signingKey }));
    await fetch(url, { method: "POST", body: new URLSearchParams(params), headers: { "x-note": signingKey } });
    expect(entries()).toHaveLength(2);
    expect(JSON.stringify(entries())).not.toContain(signingKey);
  });

  test("of any size is answered, and only one of a few kilobytes is read", async () => {
    const { url, entries } = await startReceiver();
    const answer = await fetch(url, { method: "POST", body: "a=".padEnd(100_000, "x") });
    expect(answer.status).toBe(413);
    expect(entries()).toEqual([]);
  });
});

describe("a web page", () => {
  test("cannot send to the receiver, whatever it signs", async () => {
    const { url, entries } = await startReceiver();
    const signed = await signWebhookRequest({ url, params: call, signingKey });
    const answer = await fetch(url, { ...signed, headers: { ...signed.headers, origin: "https://evil.example" } });
    expect(answer.status).toBe(403);
    expect(entries()).toEqual([]);
  });

  test("cannot reach it under a name of its own", async () => {
    const { url, entries } = await startReceiver();
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(url, { method: "POST", headers: { host: "evil.example" } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      request.on("error", reject).end();
    });
    expect(status).toBe(421);
    expect(entries()).toEqual([]);
  });
});
