import type { ClawOps } from "@pincer/clawops";

import { describeError } from "../errors/describe-error.ts";
import type { Scope } from "../session/scope.ts";
import { callRow } from "./call-row.ts";

/** Reads the newest calls. */
export async function listCalls(scope: Scope<ClawOps>): Promise<void> {
  try {
    const page = await scope.client.calls.list({ pageSize: 20 }, { signal: scope.signal });
    scope.dispatch({ type: "calls/listed", items: page.data.map(callRow) });
  } catch (error) {
    scope.dispatch({ type: "calls/list-failed", error: describeError(error) });
  }
}
