import { Button } from "@mantine/core";
import type { JSX } from "react";

import { useSession } from "../../session/session-context.ts";
import { openDetail } from "./load-detail.ts";

/** Looks into a call that is over. */
export function DetailButton({ callId }: { readonly callId: string }): JSX.Element {
  const session = useSession();
  const open = (): void => {
    const scope = session.clawops();
    if (scope !== undefined) void openDetail(scope, callId);
  };
  return (
    <Button variant="subtle" size="compact-xs" onClick={open} aria-label={`Details of call ${callId}`}>
      Details
    </Button>
  );
}
