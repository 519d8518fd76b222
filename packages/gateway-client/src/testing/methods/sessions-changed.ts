import type { GatewayWorld } from "../gateway-world.ts";
import { agentOf, type Session } from "../sessions-state.ts";
import { toNewRow } from "./session-row.ts";

/** Why a session changed, as `sessions.changed` says it. */
export type SessionChange = "create" | "patch" | "reset" | "new" | "delete";

/** Tells those who asked with `sessions.subscribe` that a session changed. Protocol 4 only. */
export function sessionChanged(session: Session | undefined, reason: SessionChange, world: GatewayWorld): void {
  const { hub, clock, protocol } = world;
  if (protocol === 3) return;
  const ts = clock.now();
  const { key: sessionKey, sessionId } = session ?? {};
  const known = session === undefined ? {} : { sessionKey, agentId: agentOf(session.key), sessionId };
  const row = session === undefined || reason === "delete" ? undefined : toNewRow(session, world);
  const { key: _key, ...fields } = row ?? {};
  const payload = {
    ...known,
    reason,
    ...(reason === "patch" ? { catalogChanged: true } : {}),
    ts,
    ...fields,
    ...(row === undefined ? {} : { session: row }),
  };
  for (const connection of hub.ready)
    if (connection.watchesSessions) hub.sendTo(connection, "sessions.changed", payload);
}
