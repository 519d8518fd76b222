import { invalid, refuse, type Answer, type ProtocolVersion } from "./wire.ts";

/** What a method needs, or an event. */
export type Scope = "operator.read" | "operator.write" | "operator.admin" | "operator.pairing" | "operator.approvals";

/** True when the granted scopes cover the needed one: admin covers all, write covers read. */
export function hasScope(granted: readonly string[], needed: string): boolean {
  if (granted.includes("operator.admin") || granted.includes(needed)) return true;
  return needed === "operator.read" && granted.includes("operator.write");
}

/** How each generation says that a scope is missing. */
export function missingScope(scope: Scope, protocol: ProtocolVersion): Answer {
  const message = `missing scope: ${scope}`;
  if (protocol === 3) return invalid(message);
  return refuse("FORBIDDEN", message, { code: "MISSING_SCOPE", missingScope: scope, requiredScopes: [scope] });
}

/** True when a connection with these scopes is sent the event. */
export function mayReceive(granted: readonly string[], event: string, protocol: ProtocolVersion): boolean {
  if (/^(?:device|node)\.pair\./.test(event)) return hasScope(granted, "operator.pairing");
  if (event.startsWith("exec.approval.")) return hasScope(granted, "operator.approvals");
  // The older gateway hides nothing else; the newer one shows a client without scopes only that the gateway lives.
  if (protocol === 3 || ["tick", "health", "shutdown"].includes(event)) return true;
  return hasScope(granted, "operator.read");
}
