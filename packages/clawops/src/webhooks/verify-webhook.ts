import { inWords } from "./in-words.ts";
import { verify } from "./signature.ts";
import type { VerifyWebhookOptions } from "./verify-options.ts";

/**
 * Checks that ClawOps sent a webhook: base64 of the HMAC-SHA256, under the signing key, of the URL followed by the name and
 * value of every field, sorted by the code points of the names (ClawOps guide, webhooks).
 *
 * The signature has no time in it: it stays good for ever, and a delivery may come twice. Make the handler idempotent, by
 * `MessageId` and `Status`, or `CallId`, `TransferSequence` and `TransferStatus`.
 *
 * @returns always `true`
 * @throws WebhookVerificationError that says which part is wrong. Its message is for your log, not for the sender.
 */
export function verifyWebhook(options: VerifyWebhookOptions): Promise<true> {
  return inWords(verify({ ...options }));
}
