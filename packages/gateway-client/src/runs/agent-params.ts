import { isRecord } from "@pincer/shared/internal";

import { invalidArgument } from "../errors/invalid-argument.ts";
import type { AgentRequest } from "../protocol/agent.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";

/**
 * What `gateway.agent()` takes: the wire's own fields, with comforts for `sessionKey`, `model` and `idempotencyKey`. Fields that
 * are not here are sent too, where the types are got round; `gateway.request("agent", …)` takes any.
 */
export interface AgentParams {
  readonly message: string;
  /**
   * The session that the run belongs to.
   * @default the gateway's main session, unless `sessionId`, `agentId` or `to` says where
   */
  readonly sessionKey?: string | undefined;
  /**
   * Set on the session with `sessions.patch` before the run, where it stays. If that fails, nothing is asked.
   * @default undefined
   */
  readonly model?: string | undefined;
  /**
   * Names the run. The same key starts no second run while the gateway knows it: for some minutes, until it restarts.
   * @default a new UUID
   */
  readonly idempotencyKey?: string | undefined;
  /**
   * The run's time limit at the gateway, in whole seconds, at least 1.
   * @default the gateway's own
   */
  readonly timeout?: number | undefined;
  readonly sessionId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly to?: string | undefined;
  readonly thinking?: string | undefined;
  readonly deliver?: boolean | undefined;
  readonly attachments?: readonly unknown[] | undefined;
  readonly channel?: string | undefined;
  readonly lane?: string | undefined;
  readonly extraSystemPrompt?: string | undefined;
  readonly label?: string | undefined;
  readonly replyTo?: string | undefined;
  readonly replyChannel?: string | undefined;
  readonly accountId?: string | undefined;
  readonly replyAccountId?: string | undefined;
  readonly threadId?: string | undefined;
  readonly groupId?: string | undefined;
  readonly groupChannel?: string | undefined;
  readonly groupSpace?: string | undefined;
  /** Protocol 3. */
  readonly spawnedBy?: string | undefined;
  /** Protocol 4. */
  readonly provider?: string | undefined;
  /** Protocol 4: the working folder. */
  readonly cwd?: string | undefined;
  /** Protocol 4. */
  readonly promptMode?: "full" | "minimal" | "none" | undefined;
  /** Protocol 4. */
  readonly bestEffortDeliver?: boolean | undefined;
  /** Protocol 4: refused where the session has another id by now. */
  readonly expectedExistingSessionId?: string | undefined;
  /** Protocol 4. */
  readonly bootstrapContextMode?: "full" | "lightweight" | undefined;
  /** Protocol 4. */
  readonly modelRun?: boolean | undefined;
  /** Protocol 4. */
  readonly disableMessageTool?: boolean | undefined;
  /** Protocol 4. */
  readonly voiceWakeTrigger?: string | undefined;
}

const TEXTS = ["sessionKey", "model", "idempotencyKey"] as const;

/**
 * Checks the params of a run before anything is sent.
 *
 * @throws GatewayError of kind `invalid-argument` that names the param
 */
export function checkAgentParams(params: AgentParams): void {
  if (!isRecord(params)) throw invalidArgument("The params of a run must be an object, such as { message }.");
  const { message, timeout } = params;
  if (typeof message !== "string" || message.trim() === "")
    throw invalidArgument("`message` must be a text that is not blank.");
  checkTexts(params);
  if (timeout !== undefined && (!Number.isInteger(timeout) || timeout < 1)) {
    throw invalidArgument(`\`timeout\` is the run's limit in whole seconds, at least 1. It is ${String(timeout)}.`);
  }
  if (params.model !== undefined && params.sessionKey === undefined && namesPlace(params)) {
    throw invalidArgument("`model` is set on a session: give its `sessionKey` too.");
  }
}

/** Checks the texts that runs of every kind may have. @throws GatewayError of kind `invalid-argument` that names the param */
export function checkTexts(params: Partial<Record<(typeof TEXTS)[number], unknown>>): void {
  for (const name of TEXTS) {
    const value = params[name];
    if (value !== undefined && (typeof value !== "string" || value === "")) {
      throw invalidArgument(`\`${name}\` must be a text that is not empty; leave it out where there is none.`);
    }
  }
}

/** The request for the wire: with a session, and without what is not for the gateway. */
export function agentRequest(params: AgentParams, runId: string, hello: HelloOk): AgentRequest {
  const { model: _model, ...rest } = params;
  const sessionKey = namesPlace(params) ? undefined : hello.snapshot.sessionDefaults.mainSessionKey;
  return {
    ...(sessionKey !== undefined && { sessionKey }),
    ...defined(rest),
    message: params.message,
    idempotencyKey: runId,
  };
}

function namesPlace({ sessionId, agentId, to }: AgentParams): boolean {
  return sessionId !== undefined || agentId !== undefined || to !== undefined;
}

/** The fields that have a value. */
export function defined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
