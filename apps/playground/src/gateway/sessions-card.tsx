import { ActionIcon, Button, Group, Radio, Table, Text } from "@mantine/core";
import type { JSX } from "react";

import { useSession, useSessionState } from "../session/session-context.ts";
import { Card } from "../ui/card.tsx";
import { ContextBar } from "../ui/context-bar.tsx";
import { EmptyHint } from "../ui/empty-hint.tsx";
import { ErrorNotice } from "../ui/error-notice.tsx";
import { RefreshIcon } from "../ui/icons.tsx";
import { ListTable } from "../ui/list-table.tsx";
import type { SessionRow } from "./gateway-state.ts";
import { listSessions } from "./list-sessions.ts";
import { newSessionKey } from "./new-session-key.ts";

/** The gateway's sessions: how full they are, and which one is asked. */
export function SessionsCard(): JSX.Element {
  const session = useSession();
  const { sessions, sessionsLoaded, sessionsError, sessionKey, hello } = useSessionState(({ gateway }) => gateway);
  const chosen = sessionKey ?? hello?.mainSessionKey ?? null;
  const choose = (key: string): void => session.store.dispatch({ type: "gateway/session-chosen", sessionKey: key });
  const refresh = (): void => {
    const scope = session.gateway();
    if (scope !== undefined) void listSessions(scope);
  };
  return (
    <Card
      title="Sessions"
      hint="gateway.sessions.list(), contextUsage()"
      action={
        <Group gap={4} wrap="nowrap">
          <Button size="compact-xs" variant="subtle" onClick={() => choose(newSessionKey(chosen))}>
            New session
          </Button>
          <ActionIcon variant="subtle" color="gray" aria-label="Refresh sessions" onClick={refresh}>
            <RefreshIcon />
          </ActionIcon>
        </Group>
      }
    >
      <ErrorNotice error={sessionsError} testId="sessions-error" />
      {!sessionsLoaded && <EmptyHint>Reading the sessions…</EmptyHint>}
      {sessionsLoaded && sessions.length === 0 && sessionsError === null && (
        <EmptyHint>No sessions yet. The first question makes one.</EmptyHint>
      )}
      {sessions.length > 0 && (
        <ListTable label="Sessions" columns={["Ask", "Session", "Model", "Context"]} testId="sessions-list">
          {sessions.map((row) => (
            <SessionLine key={row.key} row={row} chosen={row.key === chosen} onChoose={choose} />
          ))}
        </ListTable>
      )}
    </Card>
  );
}

interface SessionLineProps {
  readonly row: SessionRow;
  readonly chosen: boolean;
  readonly onChoose: (key: string) => void;
}

function SessionLine({ row, chosen, onChoose }: SessionLineProps): JSX.Element {
  return (
    <Table.Tr data-testid="session-row" data-session-key={row.key}>
      <Table.Td w={44}>
        <Radio
          name="session"
          size="xs"
          checked={chosen}
          onChange={() => onChoose(row.key)}
          aria-label={`Ask session ${row.key}`}
        />
      </Table.Td>
      <Table.Td>
        <Text fz="sm" ff="monospace">
          {row.key}
        </Text>
        {row.label !== null && (
          <Text fz="xs" c="var(--pg-dim)">
            {row.label}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{row.model ?? "–"}</Table.Td>
      <Table.Td w="32%">
        {row.context === null ? (
          <Text fz="xs" c="var(--pg-dim)">
            not known
          </Text>
        ) : (
          <ContextBar label={`Context of ${row.key}`} {...row.context} />
        )}
      </Table.Td>
    </Table.Tr>
  );
}
