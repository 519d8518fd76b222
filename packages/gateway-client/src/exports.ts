/** What both entries of the package export besides the client itself. */
export type { Chat } from "./conveniences/chat.ts";
export { contextUsage } from "./conveniences/context-usage.ts";
export type { ContextUsage } from "./conveniences/context-usage.ts";
export type { Connected, Diagnosis, NotConnected } from "./conveniences/diagnosis.ts";
export type { AskOptions } from "./conveniences/ask-options.ts";
export type { RequestOptions } from "./conveniences/request-options.ts";
export type { GatewayCall, GatewayCalls } from "./conveniences/gateway-calls.ts";
export type { ClientEvents } from "./connection/client-events.ts";
export type { GatewayCloseReason, GatewayState } from "./connection/state.ts";
export type { ConnectProblem } from "./errors/connect-problem.ts";
export { GatewayClosedError, GatewayConnectionError } from "./errors/connection-errors.ts";
export { GatewayError } from "./errors/gateway-error.ts";
export { GatewayProtocolError } from "./errors/protocol-error.ts";
export {
  GatewayAuthError,
  GatewayRequestError,
  MissingScopeError,
  PairingRequiredError,
  ProtocolMismatchError,
} from "./errors/request-errors.ts";
export type { GatewayErrorCode, PairingReason } from "./errors/request-errors.ts";
export { GatewayRunError } from "./errors/run-error.ts";
export type { GatewayRunStatus } from "./errors/run-error.ts";
export { GatewayTimeoutError } from "./errors/timeout-error.ts";
export type { GatewayClientBase } from "./gateway-client-base.ts";
export type { ClientInfo } from "./handshake/connect-params.ts";
export type { Provided } from "./handshake/pick-credentials.ts";
export type { GatewayClientOptions, ReconnectOptions } from "./options/client-options.ts";
export type { DeviceIdentity } from "./options/device-identity.ts";
export type { SocketConstructor, SocketEvent, SocketLike } from "./options/socket-constructor.ts";
export type {
  AgentAccepted,
  AgentEvent,
  AgentPayload,
  AgentRequest,
  AgentResult,
  AgentWaitResult,
} from "./protocol/agent.ts";
export type {
  ChatAbortParams,
  ChatAbortResult,
  ChatAccepted,
  ChatEvent,
  ChatHistoryParams,
  ChatHistoryResult,
  ChatInjectParams,
  ChatInjectResult,
  ChatMessage,
  ChatResult,
  ChatSendParams,
} from "./protocol/chat.ts";
export type {
  ExecApproval,
  ExecApprovalDecision,
  ExecApprovalRequestParams,
  ExecApprovalResolvedEvent,
  ExecApprovalView,
  ExecDecision,
} from "./protocol/approvals.ts";
export type {
  CronEvent,
  CronJob,
  CronJobFields,
  CronJobState,
  CronPayload,
  CronRunEntry,
  CronSchedule,
} from "./protocol/cron.ts";
export type {
  CronJobPatch,
  CronListParams,
  CronListResult,
  CronRunResult,
  CronRunsParams,
  CronStatusResult,
} from "./protocol/cron-methods.ts";
export type {
  DevicePairResolvedEvent,
  DeviceTokenRotateResult,
  PairedDevice,
  PendingDevice,
} from "./protocol/devices.ts";
export type { GatewayEvents } from "./protocol/events.ts";
export type { EventFrame } from "./protocol/frames.ts";
export type {
  ChannelAccount,
  ChannelsStatusParams,
  ChannelsStatusResult,
  ConfigGetResult,
  LogsTailParams,
  LogsTailResult,
} from "./protocol/gateway-info.ts";
export type { HealthParams, HealthResult, HeartbeatEvent, PresenceEntry, StatusResult } from "./protocol/health.ts";
export type { HelloOk } from "./protocol/hello-ok.ts";
export type { GatewayMethods, MethodName, ParamsOf, ResultOf } from "./protocol/methods.ts";
export type { ModelChoice, ModelsListParams, ModelsListResult } from "./protocol/models.ts";
export type { NoParams } from "./protocol/no-params.ts";
export type {
  SessionPermissionMode,
  SessionsChangedEvent,
  SessionsCompactParams,
  SessionsCompactResult,
  SessionsDeleteParams,
  SessionsPatchParams,
  SessionsPatchResult,
  SessionsResetParams,
  SessionToolOverrides,
} from "./protocol/session-changes.ts";
export type {
  SessionsPreviewParams,
  SessionsPreviewResult,
  SessionsResolveParams,
  SessionsResolveResult,
} from "./protocol/session-reads.ts";
export type {
  SessionsAbortParams,
  SessionsAbortResult,
  SessionsCreateParams,
  SessionsCreateResult,
  SessionsSendParams,
} from "./protocol/session-runs.ts";
export type { SessionDefaults, SessionRow, SessionsListParams, SessionsListResult } from "./protocol/sessions.ts";
export type {
  ProviderUsage,
  UsageCostParams,
  UsageCostResult,
  UsageStatusResult,
  UsageTotals,
} from "./protocol/usage.ts";
export { closeCodes } from "./reconnect/close-codes.ts";
export type { CloseCode } from "./reconnect/close-codes.ts";
export type { ContinuityGap, GatewayGap, SequenceGap } from "./rpc/sequence-gap.ts";
export type { AgentParams } from "./runs/agent-params.ts";
export { AgentRun } from "./runs/agent-run.ts";
export type { ChatParams } from "./runs/chat-params.ts";
export { ChatRun } from "./runs/chat-run.ts";
export type { Run } from "./runs/run.ts";
export type { RunOptions } from "./runs/run-options.ts";
export { PincerError } from "@pincer/shared";
export type { KeyValueStore, Logger, LogLevel, PincerErrorKind } from "@pincer/shared";
