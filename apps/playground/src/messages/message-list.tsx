import { ActionIcon, Table, Text } from "@mantine/core";
import type { JSX } from "react";

import { useSession, useSessionState } from "../session/session-context.ts";
import { Card } from "../ui/card.tsx";
import { EmptyHint } from "../ui/empty-hint.tsx";
import { ErrorNotice } from "../ui/error-notice.tsx";
import { timeOfDay } from "../ui/format.ts";
import { RefreshIcon } from "../ui/icons.tsx";
import { ListTable } from "../ui/list-table.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { MessageRow } from "./messages-state.ts";
import { watchMessages } from "./watch-messages.ts";

/** The newest messages of the account. */
export function MessageList(): JSX.Element {
  const session = useSession();
  const { items, loaded, listError } = useSessionState((state) => state.messages);
  const refresh = (): void => {
    const scope = session.clawops();
    if (scope !== undefined) void watchMessages(scope);
  };
  return (
    <Card
      title="Messages"
      hint="client.messages.list()"
      action={
        <ActionIcon variant="subtle" color="gray" aria-label="Refresh messages" onClick={refresh}>
          <RefreshIcon />
        </ActionIcon>
      }
    >
      <ErrorNotice error={listError} testId="message-list-error" />
      {!loaded && <EmptyHint>Reading the messages…</EmptyHint>}
      {loaded && items.length === 0 && listError === null && (
        <EmptyHint>No messages yet. Send the first one above.</EmptyHint>
      )}
      {items.length > 0 && (
        <ListTable label="Messages" columns={["Time", "Status", "Type", "From → to", "Body"]} testId="message-list">
          {items.map((message) => (
            <MessageLine key={message.id} message={message} />
          ))}
        </ListTable>
      )}
    </Card>
  );
}

function MessageLine({ message }: { readonly message: MessageRow }): JSX.Element {
  return (
    <Table.Tr data-testid="message-row" data-message-id={message.id}>
      <Table.Td>
        <Text fz="xs" ff="monospace" c="var(--pg-dim)">
          {timeOfDay(message.date)}
        </Text>
      </Table.Td>
      <Table.Td>
        <StatusBadge status={message.status} />
      </Table.Td>
      <Table.Td>{message.type.toUpperCase()}</Table.Td>
      <Table.Td>
        <Text fz="sm" style={{ whiteSpace: "nowrap" }}>
          {message.from} → {message.to}
        </Text>
      </Table.Td>
      <Table.Td maw={260}>
        <Text fz="sm" truncate title={message.body}>
          {message.body}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
