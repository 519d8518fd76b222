import type { ClawOps } from "@pincer/clawops";

import { describeError } from "../errors/describe-error.ts";
import { pollPace } from "../session/poll-pace.ts";
import { poll } from "../session/poll.ts";
import type { Scope } from "../session/scope.ts";
import { callRow } from "./call-row.ts";
import { isOver } from "./calls-state.ts";
import { listCalls } from "./list-calls.ts";

/** The call that is followed; a newer one takes its place. */
const follows = new WeakMap<Scope<ClawOps>, AbortController>();

/** Asks for a call until it is over, at most ten minutes; then reads the list once more. */
export async function followCall(scope: Scope<ClawOps>, callId: string): Promise<void> {
  follows.get(scope)?.abort();
  const follow = new AbortController();
  follows.set(scope, follow);
  const signal = AbortSignal.any([scope.signal, follow.signal]);
  try {
    const over = await poll(
      async () => {
        const call = callRow(await scope.client.calls.get(callId, { signal }));
        scope.dispatch({ type: "calls/seen", call });
        return isOver(call) ? "done" : "again";
      },
      { ...pollPace(scope.target), signal },
    );
    if (!over) scope.dispatch({ type: "calls/follow-stopped", callId, error: null });
    await listCalls(scope);
  } catch (error) {
    if (!signal.aborted) scope.dispatch({ type: "calls/follow-stopped", callId, error: describeError(error) });
  }
}
