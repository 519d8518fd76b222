import type { SessionState } from "../session/session-state.ts";

const none: readonly string[] = [];

/** The account's numbers: as they were read, before that as far as the playground's server knows them. */
export function ownNumbers({ numbers, status }: SessionState): readonly string[] {
  return numbers.items ?? status?.clawops.numbers ?? none;
}
