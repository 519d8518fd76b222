import { Group, Loader, Text } from "@mantine/core";
import type { JSX } from "react";

import { useSessionState } from "../session/session-context.ts";
import { Card } from "../ui/card.tsx";
import { ErrorNotice } from "../ui/error-notice.tsx";
import { shortDuration } from "../ui/format.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import { CallSteps } from "./call-steps.tsx";

/** The call that was placed here, live. */
export function CallCard(): JSX.Element | null {
  const followed = useSessionState(({ calls }) => calls.followed);
  if (followed === null) return null;
  const { call, seen, following, error } = followed;
  return (
    <Card
      title={`${call.from} → ${call.to}`}
      hint={<span data-testid="call-id">{call.id}</span>}
      testId="call-card"
      action={
        <Group gap={8} role="status" aria-label={`Call status: ${call.status}`}>
          {following === "live" && <Loader size={14} aria-label="Following the call" />}
          <StatusBadge status={call.status} testId="call-status" />
        </Group>
      }
    >
      <CallSteps seen={seen} over={following === "over"} />
      {following === "over" && (
        <Text fz="sm" mt="sm" c="var(--pg-dim)" data-testid="call-outcome">
          {call.duration === null ? "The call is over." : `The call took ${shortDuration(call.duration)}.`}
          {call.hangupCause !== null && ` Ended by: ${call.hangupCause}.`}
        </Text>
      )}
      {following === "stopped" && error === null && (
        <Text fz="sm" mt="sm" c="var(--pg-dim)">
          The call goes on; it is not followed any longer. The list shows its state.
        </Text>
      )}
      <ErrorNotice error={error} testId="call-follow-error" />
    </Card>
  );
}
