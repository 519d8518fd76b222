import { Stack } from "@mantine/core";
import type { JSX } from "react";

import { useSessionState } from "../session/session-context.ts";
import { AskForm } from "./ask-form.tsx";
import { ConnectionCard } from "./connection-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";

/** Connect to the gateway, see its sessions, ask its agent. */
export function GatewayPanel(): JSX.Element {
  const hasHello = useSessionState(({ gateway }) => gateway.hello !== null);
  return (
    <Stack gap="md">
      <ConnectionCard />
      <AskForm />
      {hasHello && <SessionsCard />}
    </Stack>
  );
}
