import type { ClawOps } from "@pincer/clawops";

import { describeError } from "../errors/describe-error.ts";
import { pollPace } from "../session/poll-pace.ts";
import { poll } from "../session/poll.ts";
import type { Scope } from "../session/scope.ts";
import { messageRow } from "./message-row.ts";
import { isOnItsWay } from "./messages-state.ts";

const PAGE_SIZE = 20;

/** The watch that is under way; a newer one takes its place. */
const watches = new WeakMap<Scope<ClawOps>, AbortController>();

/** Reads the list, and reads it again as long as a message in it is on its way. */
export async function watchMessages(scope: Scope<ClawOps>): Promise<void> {
  watches.get(scope)?.abort();
  const watch = new AbortController();
  watches.set(scope, watch);
  const signal = AbortSignal.any([scope.signal, watch.signal]);
  try {
    await poll(
      async () => {
        const page = await scope.client.messages.list({ pageSize: PAGE_SIZE }, { signal });
        const items = page.data.map(messageRow);
        scope.dispatch({ type: "messages/listed", items });
        return items.some(isOnItsWay) ? "again" : "done";
      },
      { ...pollPace(scope.target), signal },
    );
  } catch (error) {
    if (!signal.aborted) scope.dispatch({ type: "messages/list-failed", error: describeError(error) });
  }
}
