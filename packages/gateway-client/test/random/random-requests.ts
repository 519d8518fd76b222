import { isRecord } from "@pincer/shared/internal";

import { GatewayConnectionError, type GatewayError, GatewayTimeoutError } from "../../src/index.ts";
import type { Change, RandomSession } from "./random-session.ts";

/** Where everything happens. */
export const sessionKeys: readonly string[] = ["agent:main:one", "agent:main:two"];

/** The time limit of a request: none, its client's, or its own. */
function limitOf(session: RandomSession): number | undefined {
  return session.random.pick([undefined, undefined, undefined, 1, 20, 500, Infinity]);
}

/** Asks for anything; says what is wrong with the answer. */
export function request(
  session: RandomSession,
  method: string,
  params: object,
  given: (value: Readonly<Record<string, unknown>>) => string | undefined,
  settled: (error?: GatewayError) => void = () => {},
): void {
  const { client } = session.client();
  const timeout = limitOf(session);
  const signal = session.signal();
  const asked: Promise<unknown> = client.request(method, params, { ...(timeout && { timeout }), signal });
  session.ledger.keep(`${method} ${JSON.stringify(params).slice(0, 60)}`, asked, {
    client,
    signal,
    call: { method, timeoutMs: timeout ?? session.requestTimeout },
    mayLast: timeout === Infinity,
    given: (value) => {
      settled();
      return isRecord(value) ? given(value) : "got no object";
    },
    failed: (error) => {
      settled(error);
      return undefined;
    },
  });
}

/** A read that is answered with its own name. */
export function read(session: RandomSession): void {
  const runId = session.name("read");
  request(session, "agent.wait", { runId, timeoutMs: 0 }, (value) =>
    value["runId"] === runId ? undefined : "got the answer of another request",
  );
}

/** A change that must be made once at most. */
export function change(session: RandomSession, padding = ""): void {
  const label = session.name("change") + padding;
  const made: Change = { label, outcome: "open" };
  session.changes.push(made);
  request(
    session,
    "sessions.patch",
    { key: session.random.pick(sessionKeys), label },
    ({ entry }) => (isRecord(entry) && entry["label"] === label ? undefined : "got the answer of another request"),
    (error) => {
      // Where nothing answered, "retryable" says that nothing was sent.
      const isUnsent = GatewayTimeoutError.isInstance(error) || GatewayConnectionError.isInstance(error);
      if (error === undefined) made.outcome = "done";
      else made.outcome = isUnsent && error.retryable ? "unsent" : "unknown";
    },
  );
}
