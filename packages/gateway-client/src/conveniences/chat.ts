import type { ChatParams } from "../runs/chat-params.ts";
import type { ChatRun } from "../runs/chat-run.ts";
import type { RunOptions } from "../runs/run-options.ts";
import type { GatewayCalls } from "./gateway-calls.ts";

/** The chat of a session: what a person would type and read. */
export interface Chat extends ChatCalls {
  /**
   * Sends a message at once (`chat.send`) and follows the run that answers it, over lost connections too. Errors, also of the
   * params, come through the run: see {@link ChatRun}. It spends tokens.
   *
   * @example
   * const { text } = await gateway.chat.send({ message: "What is new?", sessionKey: "agent:main:work" });
   */
  send(params: ChatParams, options?: RunOptions): ChatRun;
}

type ChatCalls = GatewayCalls["chat"];
