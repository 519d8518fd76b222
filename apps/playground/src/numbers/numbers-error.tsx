import { Button } from "@mantine/core";
import type { JSX } from "react";

import { useSession, useSessionState } from "../session/session-context.ts";
import { ErrorNotice } from "../ui/error-notice.tsx";
import { listNumbers } from "./list-numbers.ts";

/** Why no numbers can be picked from, where they could not be read. */
export function NumbersError({ testId }: { readonly testId: string }): JSX.Element | null {
  const session = useSession();
  const { error, reading } = useSessionState(({ numbers }) => numbers);
  if (error === null) return null;
  const again = (): void => {
    const scope = session.clawops();
    if (scope !== undefined && !reading) void listNumbers(scope);
  };
  return (
    <div>
      <ErrorNotice error={error} testId={testId} />
      <Button variant="subtle" size="compact-sm" mt={4} aria-disabled={reading} onClick={again}>
        Read the account's numbers again
      </Button>
    </div>
  );
}
