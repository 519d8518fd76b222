/**
 * Verifies and reads the webhooks of ClawOps, without a client: message events, status callbacks of calls, VoiceML requests.
 */
export { WebhookVerificationError } from "../errors/webhook-verification-error.ts";
export type { BodyLimits } from "./body-limits.ts";
export type {
  CallStatusData,
  CallStatusEvent,
  CallTransferData,
  CallTransferEvent,
  MessageEventData,
  MessageFailedEvent,
  MessageReceivedData,
  MessageReceivedEvent,
  MessageSentEvent,
  OtherWebhookEvent,
  WebhookEvent,
} from "./event-types.ts";
export type { WebhookParams } from "./form-fields.ts";
export type { NodeWebhookRequest, WebhookHeaders, WebhookRequest } from "./request.ts";
export { signWebhook, signWebhookRequest } from "./sign-webhook.ts";
export type { SignedWebhook, SignWebhookOptions } from "./signed-webhook.ts";
export type { SigningKey } from "./signing-key.ts";
export { unwrapWebhook } from "./unwrap-webhook.ts";
export type { UnwrapWebhookOptions } from "./unwrap-webhook.ts";
export { verifyWebhook } from "./verify-webhook.ts";
export type { VerifyWebhookOptions } from "./verify-options.ts";
