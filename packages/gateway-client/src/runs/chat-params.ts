import { isRecord } from "@pincer/shared/internal";

import { invalidArgument } from "../errors/invalid-argument.ts";
import type { ChatSendParams } from "../protocol/chat.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { checkTexts, defined } from "./agent-params.ts";

/**
 * What `gateway.chat.send()` takes: the wire's own fields, with comforts for `sessionKey`, `model` and `idempotencyKey`. Fields that
 * are not here are sent too, where the types are got round; `gateway.request("chat.send", …)` takes any.
 */
export interface ChatParams {
  readonly message: string;
  /**
   * The session that the message belongs to.
   * @default the gateway's main session
   */
  readonly sessionKey?: string | undefined;
  /**
   * Set on the session with `sessions.patch` before the message, where it stays. If that fails, nothing is sent.
   * @default undefined
   */
  readonly model?: string | undefined;
  /**
   * Names the message and its run. The same key never starts a second run while the gateway knows it.
   * @default a new UUID
   */
  readonly idempotencyKey?: string | undefined;
  /**
   * How long the run may take, in whole milliseconds, at least 1. A gateway of protocol 3 does not heed it: there this client
   * stops the run.
   * @default the gateway's own
   */
  readonly timeoutMs?: number | undefined;
  readonly thinking?: string | undefined;
  readonly deliver?: boolean | undefined;
  readonly attachments?: readonly unknown[] | undefined;
  /** Protocol 4. */
  readonly agentId?: string | undefined;
  /** Protocol 4. */
  readonly sessionId?: string | undefined;
  /** Protocol 4. */
  readonly fastMode?: boolean | "auto" | undefined;
  /** Protocol 4. */
  readonly fastAutoOnSeconds?: number | undefined;
  /** Protocol 4: what a message does that comes while the session is busy. */
  readonly queueMode?: "steer" | "followup" | "collect" | "interrupt" | undefined;
  /** Protocol 4. */
  readonly intent?: { readonly kind: string; readonly version: number; readonly issuedAtMs: number } | undefined;
  /** Protocol 4. */
  readonly originatingChannel?: string | undefined;
  /** Protocol 4. */
  readonly originatingTo?: string | undefined;
  /** Protocol 4. */
  readonly originatingAccountId?: string | undefined;
  /** Protocol 4. */
  readonly originatingThreadId?: string | undefined;
  /** Protocol 4. */
  readonly replyToId?: string | undefined;
  /** Protocol 4: `true` sends text such as `/stop` as a message. */
  readonly suppressCommandInterpretation?: boolean | undefined;
  /** Protocol 4: refused where the session has gone on since. */
  readonly expectedLeafEntryId?: string | null | undefined;
}

/**
 * Checks the params of a message before anything is sent.
 *
 * @throws GatewayError of kind `invalid-argument` that names the param
 */
export function checkChatParams(params: ChatParams): void {
  if (!isRecord(params)) throw invalidArgument("The params of a message must be an object, such as { message }.");
  const { message, timeoutMs, attachments } = params;
  const hasAttachments = Array.isArray(attachments) && attachments.length > 0;
  if (typeof message !== "string" || (message.trim() === "" && !hasAttachments)) {
    throw invalidArgument("`message` must be a text that is not blank.");
  }
  checkTexts(params);
  if (timeoutMs !== undefined && (!Number.isInteger(timeoutMs) || timeoutMs < 1)) {
    throw invalidArgument(
      `\`timeoutMs\` is the run's limit in whole milliseconds, at least 1. It is ${String(timeoutMs)}.`,
    );
  }
}

/** The request for the wire: with a session, and without what is not for the gateway. */
export function chatRequest(params: ChatParams, runId: string, hello: HelloOk): ChatSendParams {
  const { model: _model, ...rest } = params;
  const { mainSessionKey } = hello.snapshot.sessionDefaults;
  return { sessionKey: mainSessionKey, ...defined(rest), message: params.message, idempotencyKey: runId };
}
