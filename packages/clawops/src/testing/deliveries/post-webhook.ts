import { abortable, createDeadline } from "@pincer/shared/internal";

import { signWebhook } from "../../webhooks/sign-webhook.ts";
import { backgroundClock } from "../clock/background-clock.ts";
import type { OutgoingWebhook } from "./delivery.ts";

/** What a receiver answered. */
export interface WebhookAnswer {
  readonly status: number;
  /** The beginning of the body. */
  readonly body: string;
}

/** What a post needs besides the webhook. */
export interface PostWebhookOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly signingKey: string | undefined;
  /** Ends the post when the server is reset or closed. */
  readonly signal: AbortSignal;
}

/** A receiver that takes longer has failed. It is real, so it has real time, also where the simulation's clock jumps. */
const TIMEOUT_MS = 10_000;

/** Sends a webhook once, as a signed form; rejects where no answer came. */
export async function postWebhook(webhook: OutgoingWebhook, options: PostWebhookOptions): Promise<WebhookAnswer> {
  const { url, params } = webhook;
  const { fetch, signingKey, signal } = options;
  const headers: Record<string, string> = { "content-type": "application/x-www-form-urlencoded" };
  if (signingKey !== undefined) headers["x-signature"] = await signWebhook({ url, params, signingKey });
  const reason = (): Error => new Error(`no answer within ${TIMEOUT_MS} ms`);
  const deadline = createDeadline({ timeoutMs: TIMEOUT_MS, parents: [signal], reason, clock: backgroundClock });
  try {
    deadline.signal.throwIfAborted();
    const body = new URLSearchParams(params).toString();
    const init: RequestInit = { method: "POST", headers, body, redirect: "manual", signal: deadline.signal };
    // A fetch of the user's own may not heed the signal.
    const response = await abortable(fetch(url, init), deadline.signal);
    const answer = await abortable(response.text(), deadline.signal);
    return { status: response.status, body: answer.slice(0, 1000) };
  } finally {
    deadline.dispose();
  }
}
