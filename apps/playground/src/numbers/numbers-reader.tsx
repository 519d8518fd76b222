import { useEffect } from "react";

import { useSession } from "../session/session-context.ts";
import { listNumbers } from "./list-numbers.ts";

/** Reads the account's numbers once, for every panel; to be made anew with each account (by its `key`). */
export function NumbersReader(): null {
  const session = useSession();
  useEffect(() => {
    const scope = session.clawops();
    if (scope !== undefined) void listNumbers(scope);
  }, [session]);
  return null;
}
