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

export { Calls } from "./resources/calls.ts";
export { Messages } from "./resources/messages.ts";
export { Recordings } from "./resources/recordings.ts";
export type {
  AgentCallParams,
  CallCreateParams,
  CallFlowCallParams,
  CallPlayParams,
  ConnectedAgentCallParams,
  VoiceMLCallParams,
} from "./resources/calls-params.ts";
export type {
  BrandContent,
  BrandMessageParams,
  KakaoMessageParams,
  MessageCreateParams,
  TextMessageParams,
} from "./resources/messages-params.ts";
/** All fields of a request at once, without the rules of which go together: to build on in code of one's own. */
export type {
  CallCreateParams as CallCreateFields,
  CallPlayParams as CallPlayFields,
  MessageCreateParams as MessageCreateFields,
} from "./generated/types.ts";
export type {
  Call,
  CallbackEvent,
  CallControl,
  CallCreateCallContext,
  CallEvent,
  CallListParams,
  CallTransfer,
  CallTransferParams,
  CallUpdateParams,
  Message,
  MessageCreateBrand,
  MessageCreateFallback,
  MessageCreateKakao,
  MessageListParams,
  OperationId,
  PlayAccepted,
  SummaryStatus,
  TranscriptRequestAccepted,
  TranscriptSegment,
  TranscriptStatus,
  TransferAccepted,
} from "./generated/types.ts";
