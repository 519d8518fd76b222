import { Button, Group, Text } from "@mantine/core";
import type { JSX } from "react";

import { once } from "../forms/once.ts";
import { useSession, useSessionState } from "../session/session-context.ts";
import { Card } from "../ui/card.tsx";
import { ErrorNotice } from "../ui/error-notice.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { connectGateway, disconnectGateway } from "./connect-gateway.ts";
import { HelloList } from "./hello-list.tsx";

/** The connection: its state, what the gateway said of itself, what went wrong. */
export function ConnectionCard(): JSX.Element {
  const session = useSession();
  const { state, hello, connectError } = useSessionState(({ gateway }) => gateway);
  const url = useSessionState(({ status }) => status?.gateway.url ?? "");
  const isDown = state === "idle" || state === "closed";
  const connect = (): void => {
    // A closed client stays closed: the next connection is made with a new one.
    void session.dropGateway().then(() => {
      const scope = session.gateway();
      if (scope !== undefined) void connectGateway(scope);
    });
  };
  return (
    <Card
      title="Gateway"
      hint={url}
      testId="gateway-connection"
      action={
        <Group gap="sm" wrap="nowrap" {...once}>
          <span role="status" aria-label={`Connection: ${state}`}>
            <StatusBadge status={state} testId="gateway-state" />
          </span>
          {isDown ? (
            <Button size="xs" onClick={connect} data-testid="gateway-connect">
              Connect
            </Button>
          ) : (
            <Button
              size="xs"
              variant="default"
              onClick={() => void disconnectGateway(session)}
              data-testid="gateway-disconnect"
            >
              Disconnect
            </Button>
          )}
        </Group>
      }
    >
      <ErrorNotice error={connectError} testId="gateway-error" />
      {hello !== null && <HelloList hello={hello} />}
      {hello === null && connectError === null && (
        <Text fz="sm" c="var(--pg-dim)">
          Connect to see which protocol the gateway speaks, what it grants and which sessions it holds.
        </Text>
      )}
    </Card>
  );
}
