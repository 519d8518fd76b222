import { expect, test } from "vitest";

import { postWebhook } from "./post-webhook.ts";

const webhook = { event: "message.sent", url: "https://example.com/hook", params: { MessageId: "MG1" } };

const endless: ReadonlyArray<readonly [string, (stop: () => void) => Promise<Response>]> = [
  ["whose answer never comes", (stop) => new Promise(() => stop())],
  ["whose answer never ends", (stop) => Promise.resolve(new Response(new ReadableStream({ pull: stop })))],
];

test.each(endless)("a receiver %s, and that does not heed the signal, is given up", async (_, answer) => {
  const reset = new AbortController();
  const fetch: typeof globalThis.fetch = () => answer(() => reset.abort(new Error("reset")));
  const post = postWebhook(webhook, { fetch, signingKey: undefined, signal: reset.signal });
  await expect(post).rejects.toThrow("reset");
});
