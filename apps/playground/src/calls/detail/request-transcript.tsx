import { Button } from "@mantine/core";
import { useState, type JSX } from "react";

import { once } from "../../forms/once.ts";
import { useSessionState } from "../../session/session-context.ts";
import { ConfirmCost } from "../../ui/confirm-cost.tsx";

/** What the button does. */
export interface RequestTranscriptProps {
  /** Whether one can be asked for now. The button stays where it cannot: it may have the focus. */
  readonly possible: boolean;
  readonly onRequest: () => void;
}

/** Asks for a transcript; on a real account, where that costs money, it asks first. */
export function RequestTranscript({ possible, onRequest }: RequestTranscriptProps): JSX.Element {
  const isReal = useSessionState(({ status }) => status?.clawops.target === "real");
  const [confirming, setConfirming] = useState(false);
  const confirm = (): void => {
    // The dialog can still be clicked while it fades away.
    if (!confirming) return;
    setConfirming(false);
    onRequest();
  };
  const ask = (): void => {
    if (!possible) return;
    if (isReal) setConfirming(true);
    else onRequest();
  };
  return (
    <div {...once}>
      <Button
        variant="default"
        size="compact-sm"
        mt={6}
        aria-disabled={!possible}
        data-disabled={!possible}
        onClick={ask}
        data-testid="request-transcript"
      >
        Request transcript
      </Button>
      <ConfirmCost
        opened={confirming}
        title="Transcribe a real call?"
        confirmLabel="Transcribe it"
        onConfirm={confirm}
        onCancel={() => setConfirming(false)}
      >
        Transcript and summary are billed by the length of the call.
      </ConfirmCost>
    </div>
  );
}
