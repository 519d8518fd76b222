import type { OpenUnion } from "@pincer/shared";

import type { AgentAccepted, AgentRequest, AgentWaitResult } from "./agent.ts";
import type { ExecApprovalMethods } from "./approvals.ts";
import type {
  ChatAbortParams,
  ChatAbortResult,
  ChatAccepted,
  ChatHistoryParams,
  ChatHistoryResult,
  ChatInjectParams,
  ChatInjectResult,
  ChatSendParams,
} from "./chat.ts";
import type { CronMethods } from "./cron-methods.ts";
import type { DeviceMethods } from "./devices.ts";
import type { GatewayInfoMethods } from "./gateway-info.ts";
import type { GeneratedMethods } from "./generated/methods.ts";
import type { HealthMethods } from "./health.ts";
import type { SessionChangeMethods } from "./session-changes.ts";
import type { SessionReadMethods } from "./session-reads.ts";
import type { SessionRunMethods } from "./session-runs.ts";
import type { UsageMethods } from "./usage.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The methods whose types are written by hand, with what differs between the protocols. */
export interface CoreMethods
  extends
    HealthMethods,
    GatewayInfoMethods,
    UsageMethods,
    SessionReadMethods,
    SessionChangeMethods,
    SessionRunMethods,
    CronMethods,
    DeviceMethods,
    ExecApprovalMethods {
  /** One answer only: the first one. `gateway.agent()` follows the run to its end. */
  agent: { params: AgentRequest; result: AgentAccepted };
  "agent.wait": { params: { readonly runId: string; readonly timeoutMs?: number } & Fields; result: AgentWaitResult };
  /** Answered once. `gateway.chat.send()` follows the run to its end. */
  "chat.send": { params: ChatSendParams; result: ChatAccepted };
  "chat.abort": { params: ChatAbortParams; result: ChatAbortResult };
  "chat.history": { params: ChatHistoryParams; result: ChatHistoryResult };
  /** `operator.admin`. Puts a message into a session without running anything. Works without being listed in a hello. */
  "chat.inject": { params: ChatInjectParams; result: ChatInjectResult };
}

/** The methods whose params and result are known, as far as they are. Any other method can be called too. */
export interface GatewayMethods extends CoreMethods, GeneratedMethods {}

/** A method's name: a known one, or any other. */
export type MethodName = OpenUnion<keyof GatewayMethods>;

/** What a method takes. */
export type ParamsOf<Method extends MethodName> = Method extends keyof GatewayMethods
  ? Pick<GatewayMethods, Method>[Method] extends { params: infer Params }
    ? Params
    : never
  : object;

/** What a method gives; `unknown` for a method that is not in the map. */
export type ResultOf<Method extends MethodName> = Method extends keyof GatewayMethods
  ? Pick<GatewayMethods, Method>[Method] extends { result: infer Result }
    ? Result
    : never
  : unknown;
