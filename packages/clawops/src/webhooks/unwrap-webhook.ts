import type { BodyLimits } from "./body-limits.ts";
import type { WebhookEvent } from "./event-types.ts";
import type { WebhookRequest } from "./request.ts";
import type { VerifyWebhookOptions } from "./verify-options.ts";

/** How {@link unwrapWebhook} verifies and reads a request. */
export interface UnwrapWebhookOptions extends Pick<VerifyWebhookOptions, "signingKey" | "explain">, BodyLimits {
  /**
   * The URL exactly as it was registered with ClawOps, with its query. Needed where the request arrives under another one,
   * behind a proxy that ends TLS for example.
   * @default the request's own URL
   */
  readonly url?: string | undefined;
  /**
   * Whether `X-Forwarded-Proto`, `-Host`, `-Port` and `-Prefix` say what the sender asked for. Only behind a proxy that sets
   * them itself. Without effect where `url` is given.
   * @default false
   */
  readonly trustForwarded?: boolean | undefined;
}

/**
 * Checks that ClawOps sent a request ({@link verifyWebhook}), and reads it.
 *
 * The signature has no time in it: it stays good for ever, and a delivery may come twice. Make the handler idempotent, by
 * `messageId` and `status`, or `callId`, `transferSequence` and `transferStatus`.
 *
 * @throws WebhookVerificationError that says which part is wrong. Its message is for your log, not for the sender. An aborted
 * request rejects with its signal's reason.
 * @example
 * const event = await unwrapWebhook(request, { signingKey });
 * if (event.type === "message.received") console.log(event.data.from, event.data.body);
 */
export function unwrapWebhook(request: WebhookRequest, options: UnwrapWebhookOptions): Promise<WebhookEvent> {
  const kept = { ...options, signingKey: [options?.signingKey].flat() };
  // Not with the first load: who verifies by hand, or signs in a test, has no need of it.
  return import("./unwrap.ts").then(({ unwrap }) => unwrap(request, kept));
}
