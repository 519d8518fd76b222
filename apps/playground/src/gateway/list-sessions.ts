import { contextUsage, type GatewayClient } from "@pincer/gateway-client";

import { describeError } from "../errors/describe-error.ts";
import type { Scope } from "../session/scope.ts";

/** Reads the newest sessions with how full their contexts are. */
export async function listSessions(scope: Scope<GatewayClient>): Promise<void> {
  try {
    const { sessions, defaults } = await scope.client.sessions.list({ limit: 20 }, { signal: scope.signal });
    const rows = sessions.map((session) => ({
      key: session.key,
      label: session.label ?? null,
      model: session.model ?? defaults?.model ?? null,
      updatedAt: session.updatedAt ?? null,
      context: contextUsage(session, defaults) ?? null,
    }));
    scope.dispatch({ type: "gateway/sessions", sessions: rows });
  } catch (error) {
    scope.dispatch({ type: "gateway/sessions-failed", error: describeError(error) });
  }
}
