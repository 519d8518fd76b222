import { ActionIcon, Table, Text } from "@mantine/core";
import type { JSX } from "react";

import { useSession, useSessionState } from "../session/session-context.ts";
import { Card } from "../ui/card.tsx";
import { EmptyHint } from "../ui/empty-hint.tsx";
import { ErrorNotice } from "../ui/error-notice.tsx";
import { shortDuration, timeOfDay } from "../ui/format.ts";
import { RefreshIcon } from "../ui/icons.tsx";
import { ListTable } from "../ui/list-table.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { type CallRow, isOver } from "./calls-state.ts";
import { DetailButton } from "./detail/detail-button.tsx";
import { listCalls } from "./list-calls.ts";

/** The newest calls of the account. */
export function CallList(): JSX.Element {
  const session = useSession();
  const { items, loaded, listError } = useSessionState((state) => state.calls);
  const refresh = (): void => {
    const scope = session.clawops();
    if (scope !== undefined) void listCalls(scope);
  };
  return (
    <Card
      title="Calls"
      hint="client.calls.list()"
      action={
        <ActionIcon variant="subtle" color="gray" aria-label="Refresh calls" onClick={refresh}>
          <RefreshIcon />
        </ActionIcon>
      }
    >
      <ErrorNotice error={listError} testId="call-list-error" />
      {!loaded && <EmptyHint>Reading the calls…</EmptyHint>}
      {loaded && items.length === 0 && listError === null && (
        <EmptyHint>No calls yet. Place the first one above.</EmptyHint>
      )}
      {items.length > 0 && (
        <ListTable
          label="Calls"
          columns={["Time", "Status", "Direction", "From → to", "Duration", "Details"]}
          testId="call-list"
        >
          {items.map((call) => (
            <CallLine key={call.id} call={call} />
          ))}
        </ListTable>
      )}
    </Card>
  );
}

function CallLine({ call }: { readonly call: CallRow }): JSX.Element {
  return (
    <Table.Tr data-testid="call-row" data-call-id={call.id}>
      <Table.Td>
        <Text fz="xs" ff="monospace" c="var(--pg-dim)">
          {timeOfDay(call.date)}
        </Text>
      </Table.Td>
      <Table.Td>
        <StatusBadge status={call.status} />
      </Table.Td>
      <Table.Td>{call.direction}</Table.Td>
      <Table.Td>
        <Text fz="sm" style={{ whiteSpace: "nowrap" }}>
          {call.from} → {call.to}
        </Text>
      </Table.Td>
      <Table.Td>{call.duration === null ? "–" : shortDuration(call.duration)}</Table.Td>
      <Table.Td>{isOver(call) && <DetailButton callId={call.id} />}</Table.Td>
    </Table.Tr>
  );
}
