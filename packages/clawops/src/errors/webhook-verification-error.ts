import { ClawOpsError } from "./claw-ops-error.ts";

/** A webhook whose signature does not match, or cannot: the message says which part. */
export class WebhookVerificationError extends ClawOpsError {
  static override readonly brand: string = "WebhookVerificationError";
}
