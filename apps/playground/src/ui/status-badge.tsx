import { Badge } from "@mantine/core";
import type { JSX } from "react";

const colors: Readonly<Record<string, string>> = {
  queued: "gray",
  pending: "blue",
  ringing: "blue",
  "in-progress": "indigo",
  completed: "teal",
  sent: "teal",
  received: "teal",
  done: "teal",
  ready: "teal",
  asking: "gray",
  streaming: "indigo",
  connecting: "blue",
  reconnecting: "orange",
  aborted: "orange",
  canceled: "orange",
  "no-answer": "orange",
  busy: "orange",
  failed: "red",
  rejected: "red",
};

/** A status in its color. Unknown ones are gray: the services may learn new ones. */
export function StatusBadge({ status, testId }: { readonly status: string; readonly testId?: string }): JSX.Element {
  return (
    <Badge
      variant="light"
      radius="sm"
      tt="none"
      fw={600}
      miw="max-content"
      color={colors[status] ?? "gray"}
      data-testid={testId}
      data-status={status}
    >
      {status}
    </Badge>
  );
}
