import { ActionIcon, Group, Loader, Text } from "@mantine/core";
import type { JSX, ReactNode } from "react";

import { useSession } from "../../session/session-context.ts";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { RefreshIcon } from "../../ui/icons.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import type { Part, PartName } from "./detail-state.ts";
import { readPart } from "./load-detail.ts";

/** What a part shows. */
export interface DetailPartProps {
  readonly callId: string;
  readonly name: PartName;
  readonly title: string;
  /** The method behind it. */
  readonly hint: string;
  readonly part: Part<unknown>;
  readonly status?: string | undefined;
  readonly children: ReactNode;
}

/** One part of a call: its heading and how far it is, what it holds, and its own error. */
export function DetailPart({ callId, name, title, hint, part, status, children }: DetailPartProps): JSX.Element {
  const session = useSession();
  const again = (): void => {
    const scope = session.clawops();
    if (scope !== undefined && !part.busy) void readPart(scope, callId, name);
  };
  return (
    <section aria-label={title} data-testid={`detail-${name}`}>
      <Group gap={8} mb={6} justify="space-between">
        <Group gap={8}>
          <Text component="h3" fw={600} fz="sm">
            {title}
          </Text>
          <Text fz="xs" c="var(--pg-dim)">
            {hint}
          </Text>
        </Group>
        <Group gap={8}>
          <Group gap={8} role="status" aria-label={`State of ${title.toLowerCase()}`}>
            {part.busy && <Loader size={14} aria-label={`Reading ${title.toLowerCase()}`} />}
            {status !== undefined && <StatusBadge status={status} testId={`detail-${name}-status`} />}
          </Group>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Refresh ${title.toLowerCase()}`}
            aria-disabled={part.busy}
            onClick={again}
          >
            <RefreshIcon />
          </ActionIcon>
        </Group>
      </Group>
      {children}
      <ErrorNotice error={part.error} testId={`detail-${name}-error`} />
    </section>
  );
}
