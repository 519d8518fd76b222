import { CloseButton, Stack } from "@mantine/core";
import { useEffect, useRef, type JSX } from "react";

import { useSession, useSessionState } from "../../session/session-context.ts";
import { Card } from "../../ui/card.tsx";
import { CallEvents } from "./call-events.tsx";
import { CallSummary } from "./call-summary.tsx";
import { CallTranscript } from "./call-transcript.tsx";
import { closeDetail } from "./load-detail.ts";

import classes from "./call-detail.module.css";

/** The call that is looked into. It gets the focus when it is opened; closed, that goes back to where it came from. */
export function CallDetailCard(): JSX.Element | null {
  const callId = useSessionState(({ detail }) => detail?.callId);
  return callId === undefined ? null : <OpenDetail key={callId} callId={callId} />;
}

function OpenDetail({ callId }: { readonly callId: string }): JSX.Element {
  const session = useSession();
  const region = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<Element>(null);
  useEffect(() => {
    cameFrom.current ??= document.activeElement;
    region.current?.focus();
    region.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const close = (): void => {
    const scope = session.clawops();
    if (scope !== undefined) closeDetail(scope);
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };
  return (
    <div ref={region} tabIndex={-1} role="group" aria-label={`Call ${callId}`} className={classes["region"]}>
      <Card
        title="Call details"
        hint={callId}
        testId="call-detail"
        action={<CloseButton aria-label="Close call details" onClick={close} />}
      >
        <Stack gap="md">
          <CallEvents />
          <CallTranscript />
          <CallSummary />
        </Stack>
      </Card>
    </div>
  );
}
