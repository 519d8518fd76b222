import { useState } from "react";

import { useSessionState } from "../session/session-context.ts";
import { ownNumbers } from "./own-numbers.ts";

/** Who calls or writes to whom, while it is being typed. */
export interface Parties {
  readonly to: string;
  readonly from: string;
  readonly setTo: (number: string) => void;
  readonly setFrom: (number: string) => void;
}

/** Looks after both numbers. The simulated ClawOps gets an example; on a real account somebody would answer there. */
export function useParties(): Parties {
  const isReal = useSessionState(({ status }) => status?.clawops.target === "real");
  const [firstOwn = ""] = useSessionState(ownNumbers);
  const [to, setTo] = useState(isReal ? "" : "01012345678");
  const [typedFrom, setFrom] = useState<string | null>(null);
  return { to, from: typedFrom ?? firstOwn, setTo, setFrom };
}
