import {
  type NodeWebhookRequest,
  unwrapWebhook,
  type WebhookEvent,
  WebhookVerificationError,
} from "@pincer/clawops/webhooks";

/** Whether a webhook is believed, and what it says; else why it is not. */
export type WebhookVerdict =
  | { readonly verified: true; readonly event: WebhookEvent }
  | { readonly verified: false; readonly reason: string };

/** Verifies a webhook and reads it. */
export async function judgeWebhook(request: NodeWebhookRequest, signingKey: string): Promise<WebhookVerdict> {
  try {
    return { verified: true, event: await unwrapWebhook(request, { signingKey }) };
  } catch (error) {
    if (!WebhookVerificationError.isInstance(error)) throw error;
    return { verified: false, reason: error.message };
  }
}
