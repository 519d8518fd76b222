import type { OpenUnion } from "@pincer/shared";

import type { AgentAccepted, AgentRequest, AgentWaitResult } from "./agent.ts";
import type {
  ChatAbortParams,
  ChatAbortResult,
  ChatAccepted,
  ChatHistoryParams,
  ChatHistoryResult,
  ChatSendParams,
} from "./chat.ts";
import type {
  SessionsListParams,
  SessionsListResult,
  SessionsPatchParams,
  SessionsPatchResult,
  SessionsPreviewResult,
} from "./sessions.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The methods whose params and result are known. Any other method can be called too. */
export interface GatewayMethods {
  health: { params: { readonly probe?: boolean } & Fields; result: { readonly ok: boolean } & Fields };
  "sessions.list": { params: SessionsListParams; result: SessionsListResult };
  "sessions.patch": { params: SessionsPatchParams; result: SessionsPatchResult };
  "sessions.preview": {
    params: { readonly keys: readonly string[]; readonly limit?: number; readonly maxChars?: number } & Fields;
    result: SessionsPreviewResult;
  };
  "sessions.reset": {
    params: { readonly key: string } & Fields;
    result: { readonly ok: true; readonly key: string; readonly entry: Fields } & Fields;
  };
  "sessions.delete": {
    params: { readonly key: string; readonly deleteTranscript?: boolean } & Fields;
    result: { readonly ok: true; readonly key: string; readonly deleted: boolean } & Fields;
  };
  /** One answer only: the first one. `gateway.agent()` follows the run to its end. */
  agent: { params: AgentRequest; result: AgentAccepted };
  "agent.wait": { params: { readonly runId: string; readonly timeoutMs?: number } & Fields; result: AgentWaitResult };
  /** Answered once. `gateway.chat.send()` follows the run to its end. */
  "chat.send": { params: ChatSendParams; result: ChatAccepted };
  "chat.abort": { params: ChatAbortParams; result: ChatAbortResult };
  "chat.history": { params: ChatHistoryParams; result: ChatHistoryResult };
  "models.list": {
    params: Fields;
    result: {
      readonly models: ReadonlyArray<
        { readonly id: string; readonly name?: string; readonly provider?: string } & Fields
      >;
    } & Fields;
  };
}

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
