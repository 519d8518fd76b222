import type { ClawOps } from "@pincer/clawops";

import { describeError } from "../errors/describe-error.ts";
import { domesticForm } from "../numbers/read-number.ts";
import type { Scope } from "../session/scope.ts";
import { messageRow } from "./message-row.ts";
import { watchMessages } from "./watch-messages.ts";

/** What the form holds. */
export interface MessageDraft {
  readonly to: string;
  readonly from: string;
  readonly body: string;
}

/** Sends a message, then follows the list until it is on its way no more. */
export async function sendMessage(scope: Scope<ClawOps>, draft: MessageDraft): Promise<void> {
  scope.dispatch({ type: "messages/sending" });
  const params = { ...draft, to: domesticForm(draft.to), from: domesticForm(draft.from) };
  try {
    const message = await scope.client.messages.create(params, { signal: scope.signal });
    scope.dispatch({ type: "messages/sent", message: messageRow(message) });
  } catch (error) {
    scope.dispatch({ type: "messages/send-failed", error: describeError(error) });
    return;
  }
  await watchMessages(scope);
}
