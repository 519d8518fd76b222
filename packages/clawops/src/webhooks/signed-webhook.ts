import type { WebhookParams } from "./form-fields.ts";

/** What a webhook's signature covers, and the key. */
export interface SignWebhookOptions {
  /** The URL exactly as it was registered, with its query. */
  readonly url: string;
  /** The fields of the form. */
  readonly params: WebhookParams;
  /** The account's signing key. */
  readonly signingKey: string;
}

/** A signed webhook, ready to be sent: `fetch(url, form)`, `new Request(url, form)`. */
export interface SignedWebhook {
  /** As ClawOps sends it. */
  readonly method: "POST";
  /** `content-type` and `x-signature`. */
  readonly headers: Record<"content-type" | "x-signature", string>;
  /** The form, encoded. */
  readonly body: string;
}
