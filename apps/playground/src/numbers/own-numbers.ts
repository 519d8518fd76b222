import type { SessionState } from "../session/session-state.ts";

const none: readonly string[] = [];

/** The numbers that are known to belong to the account. */
export function ownNumbers({ status }: SessionState): readonly string[] {
  return status?.clawops.numbers ?? none;
}
