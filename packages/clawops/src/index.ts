export { ClawOps, ClawOps as default } from "./client.ts";
export { Account } from "./account.ts";
export type { ClawOpsOptions, FetchLike, TimeoutOptions } from "./client-options.ts";
export type { HeadersLike } from "./options/check-headers.ts";
export type { DriftEvent, RequestEvent, ResponseEvent, RetryEvent } from "./transport/hooks.ts";
export type { QueryValue, RequestOptions } from "./transport/request-options.ts";
export type { Download } from "./transport/download.ts";
export { Page } from "./pagination/page.ts";
export type { PageMeta } from "./pagination/page-styles.ts";
export { PagePromise } from "./pagination/page-promise.ts";

export { PincerError } from "@pincer/shared";
export { ClawOpsError } from "./errors/claw-ops-error.ts";
export { APIError } from "./errors/api-error.ts";
export type { Outcome, RequestInfo } from "./errors/api-error.ts";
export { APIStatusError } from "./errors/api-status-error.ts";
export {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServiceUnavailableError,
  UnprocessableEntityError,
} from "./errors/status-errors.ts";
export { APIConnectionError, APITimeoutError } from "./errors/connection-errors.ts";
export { APIResponseValidationError } from "./errors/api-response-validation-error.ts";
export type { AnswerIssue } from "./errors/api-response-validation-error.ts";
export { WebhookVerificationError } from "./errors/webhook-verification-error.ts";
export { AgentConnectionError, AgentError } from "./errors/agent-errors.ts";

export { AgentKnowledge } from "./resources/agent-knowledge.ts";
export { AgentMcpConnections } from "./resources/agent-mcp-connections.ts";
export { Agents } from "./resources/agents.ts";
export { AssignmentLinks } from "./resources/assignment-links.ts";
export { AssignmentSessions } from "./resources/assignment-sessions.ts";
export { BlockedRecipients } from "./resources/blocked-recipients.ts";
export { CallBatches } from "./resources/call-batches.ts";
export { CallFlows } from "./resources/call-flows.ts";
export { Calls } from "./resources/calls.ts";
export { Dictionaries } from "./resources/dictionaries.ts";
export { DictionaryTerms } from "./resources/dictionary-terms.ts";
export { EmailDomains } from "./resources/email-domains.ts";
export { Emails } from "./resources/emails.ts";
export { KakaoBrandImages } from "./resources/kakao-brand-images.ts";
export { KakaoBrandTemplates } from "./resources/kakao-brand-templates.ts";
export { KakaoChannels } from "./resources/kakao-channels.ts";
export { KakaoTemplates } from "./resources/kakao-templates.ts";
export { Kakao } from "./resources/kakao.ts";
export { McpConnections } from "./resources/mcp-connections.ts";
export { Messages } from "./resources/messages.ts";
export { MobileGateways } from "./resources/mobile-gateways.ts";
export { Numbers } from "./resources/numbers.ts";
export { Recordings } from "./resources/recordings.ts";
export { SipCredentials } from "./resources/sip-credentials.ts";
export { SipEndpoints } from "./resources/sip-endpoints.ts";
export { SipIpAcls } from "./resources/sip-ip-acls.ts";
export { SipRoutes } from "./resources/sip-routes.ts";
export { UsageRecords } from "./resources/usage-records.ts";
export { VoiceClones } from "./resources/voice-clones.ts";
export { WebhookLogs } from "./resources/webhook-logs.ts";
export { Webhooks } from "./resources/webhooks.ts";
export { Webrtc } from "./resources/webrtc.ts";
export type {
  CallStatusEvent,
  CallTransferEvent,
  MessageFailedEvent,
  MessageReceivedEvent,
  MessageSentEvent,
  OtherWebhookEvent,
  WebhookEvent,
} from "./webhooks/event-types.ts";
export type { WebhookRequest } from "./webhooks/request.ts";
export type { UnwrapWebhookOptions } from "./webhooks/unwrap-webhook.ts";
export type { VerifyWebhookOptions } from "./webhooks/verify-options.ts";
export type * from "./public-types.ts";
