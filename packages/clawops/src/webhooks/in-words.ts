import { redact } from "@pincer/shared";

import { WebhookVerificationError } from "../errors/webhook-verification-error.ts";
import { Refusal } from "./refusal.ts";

/**
 * The same promise, where a {@link Refusal} has become an error that says what is wrong and what to do.
 *
 * @param isOwn whether the webhook is one of the caller's own, and nobody sent it
 */
export async function inWords<T>(work: Promise<T>, isOwn?: boolean): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    // What the words need of the first load is handed over: so nothing of it is loaded again.
    const [message, kind] = await import("./words.ts")
      .then(({ words }) => words(thrown, redact, isOwn))
      // Where nothing can be loaded (a service worker) the bare reason has to do.
      .catch(() => [`Webhook refused: ${thrown.message}`, "verification"] as const);
    throw new WebhookVerificationError(message, { kind, cause: thrown.cause });
  }
}
