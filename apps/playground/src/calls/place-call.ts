import type { CallCreateParams, ClawOps } from "@pincer/clawops";

import { describeError } from "../errors/describe-error.ts";
import { domesticForm } from "../numbers/read-number.ts";
import type { Scope } from "../session/scope.ts";
import { callRow } from "./call-row.ts";
import { followCall } from "./follow-call.ts";

/** What the form holds. */
export interface CallDraft {
  readonly to: string;
  readonly from: string;
  /** Where ClawOps asks what to do when the call is answered. */
  readonly url: string;
  /** Where the steps of the call are told, if they are. */
  readonly statusCallback: string | null;
}

/** Places a call, then follows it until it is over. */
export async function placeCall(scope: Scope<ClawOps>, draft: CallDraft): Promise<void> {
  scope.dispatch({ type: "calls/placing" });
  let callId: string;
  try {
    const call = callRow(await scope.client.calls.create(params(draft), { signal: scope.signal }));
    callId = call.id;
    scope.dispatch({ type: "calls/placed", call });
  } catch (error) {
    scope.dispatch({ type: "calls/place-failed", error: describeError(error) });
    return;
  }
  await followCall(scope, callId);
}

function params({ statusCallback, ...draft }: CallDraft): CallCreateParams {
  const given = { ...draft, to: domesticForm(draft.to), from: domesticForm(draft.from) };
  return statusCallback === null ? given : { ...given, statusCallback };
}
