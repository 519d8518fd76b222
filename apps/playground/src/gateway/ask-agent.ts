import { type GatewayClient, GatewayRunError } from "@pincer/gateway-client";

import { describeError } from "../errors/describe-error.ts";
import type { Scope } from "../session/scope.ts";
import { listSessions } from "./list-sessions.ts";

type AgentRun = ReturnType<GatewayClient["agent"]>;

/** The run that is under way, for the abort button. */
const current = new WeakMap<Scope<GatewayClient>, AgentRun>();

/** Asks, shows the words as they come, and then the answer as the gateway gives it. */
export async function askAgent(
  scope: Scope<GatewayClient>,
  question: string,
  sessionKey: string | null,
): Promise<void> {
  scope.dispatch({ type: "run/asked", question, sessionKey });
  const run = scope.client.agent({ message: question, ...(sessionKey !== null && { sessionKey }) });
  current.set(scope, run);
  try {
    const { runId } = await run.accepted;
    scope.dispatch({ type: "run/accepted", runId });
    for await (const text of run.textStream) scope.dispatch({ type: "run/text", text });
    const result = await run;
    scope.dispatch({ type: "run/answered", text: result.text });
  } catch (error) {
    const aborted = GatewayRunError.isInstance(error) && error.status === "aborted";
    scope.dispatch({ type: "run/ended", status: aborted ? "aborted" : "failed", error: describeError(error) });
  }
  await listSessions(scope);
}

/** Asks the gateway to stop the run; says so where it cannot. */
export async function abortRun(scope: Scope<GatewayClient>): Promise<void> {
  const run = current.get(scope);
  if (run === undefined) return;
  scope.dispatch({ type: "run/aborting" });
  try {
    const { aborted } = await run.abort();
    if (!aborted) scope.dispatch({ type: "run/abort-refused", error: cannotAbort });
  } catch (error) {
    scope.dispatch({ type: "run/abort-refused", error: describeError(error) });
  }
}

const cannotAbort = {
  name: "Not aborted",
  message: "This gateway cannot stop the run; it goes on until it ends by itself.",
  code: null,
  status: null,
  requestId: null,
  advice: "Wait for its end, or give runs a timeout.",
  issues: [],
} as const;
