import { randomUUID } from "node:crypto";

/** A session that no other test uses, by the full name that the gateway answers with. */
export function newSessionKey(): string {
  return `agent:main:e2e-${randomUUID()}`;
}
