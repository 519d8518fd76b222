import type { WebhookParams } from "./form-fields.ts";
import type { SigningKey } from "./signing-key.ts";

/** What `verifyWebhook` needs to know of a webhook. */
export interface VerifyWebhookOptions {
  /** The URL exactly as it was registered with ClawOps, with its query: no other spelling of it verifies. */
  readonly url: string;
  /** The fields of the form, decoded, all of them. */
  readonly params: WebhookParams;
  /** The header `X-Signature` as it came. */
  readonly signature: string | readonly string[] | null | undefined;
  /** The account's signing key from the ClawOps console. During a change of keys, the new and the old one. */
  readonly signingKey: SigningKey;
  /**
   * Whether a signature that does not match is tried against other spellings of the URL, so that the error can say which one
   * would have matched. None of them is accepted. It costs up to about 100 HMACs for each bad request and key.
   * @default true
   */
  readonly explain?: boolean | undefined;
}
