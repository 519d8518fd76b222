import type { ChatAbortParams, ChatAbortResult, ChatHistoryParams, ChatHistoryResult } from "../protocol/chat.ts";
import type { MethodName, ParamsOf, ResultOf } from "../protocol/methods.ts";
import type { ChatParams } from "../runs/chat-params.ts";
import type { ChatRun } from "../runs/chat-run.ts";
import type { RunOptions } from "../runs/run-options.ts";
import type { RequestOptions } from "./request-options.ts";

/** Asks the gateway. */
export type Request = <Method extends MethodName>(
  method: Method,
  params?: ParamsOf<Method>,
  options?: RequestOptions,
) => Promise<ResultOf<Method>>;

/** Starts a run that a message makes. */
export type SendChat = (params: ChatParams, options: RunOptions) => ChatRun;

/** The chat of a session: what a person would type and read. */
export class Chat {
  readonly #request: Request;
  readonly #send: SendChat;

  /** @internal */
  constructor(request: Request, send: SendChat) {
    this.#request = request;
    this.#send = send;
  }

  /**
   * Sends a message at once (`chat.send`) and follows the run that answers it, over lost connections too. Errors, also of the
   * params, come through the run: see {@link ChatRun}. It spends tokens.
   *
   * @example
   * const { text } = await gateway.chat.send({ message: "What is new?", sessionKey: "agent:main:work" });
   */
  send(params: ChatParams, options: RunOptions = {}): ChatRun {
    return this.#send(params, options);
  }

  /** The newest messages of a session, oldest first (`chat.history`). It rejects as `gateway.request()` does. */
  history(params: ChatHistoryParams, options: RequestOptions = {}): Promise<ChatHistoryResult> {
    return this.#request("chat.history", params, options);
  }

  /**
   * Stops one run, or without `runId` what runs in the session (`chat.abort`). Protocol 3 stops only what `chat.send` started.
   * It rejects as `gateway.request()` does.
   */
  abort(params: ChatAbortParams, options: RequestOptions = {}): Promise<ChatAbortResult> {
    return this.#request("chat.abort", params, options);
  }
}
