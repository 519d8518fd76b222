import { Stack } from "@mantine/core";
import { useEffect, type JSX } from "react";

import { useSession } from "../session/session-context.ts";
import { CallCard } from "./call-card.tsx";
import { CallForm } from "./call-form.tsx";
import { CallList } from "./call-list.tsx";
import { CallDetailCard } from "./detail/call-detail-card.tsx";
import { listCalls } from "./list-calls.ts";

/** Place a call and follow it until it is over. */
export function CallsPanel(): JSX.Element {
  const session = useSession();
  useEffect(() => {
    const scope = session.clawops();
    if (scope !== undefined) void listCalls(scope);
  }, [session]);
  return (
    <Stack gap="md">
      <CallForm />
      <CallCard />
      <CallList />
      <CallDetailCard />
    </Stack>
  );
}
