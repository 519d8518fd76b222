import { Stack } from "@mantine/core";
import { useEffect, type JSX } from "react";

import { useSession } from "../session/session-context.ts";
import { MessageForm } from "./message-form.tsx";
import { MessageList } from "./message-list.tsx";
import { watchMessages } from "./watch-messages.ts";

/** Send a text message and see what becomes of it. */
export function MessagesPanel(): JSX.Element {
  const session = useSession();
  useEffect(() => {
    const scope = session.clawops();
    if (scope !== undefined) void watchMessages(scope);
  }, [session]);
  return (
    <Stack gap="md">
      <MessageForm />
      <MessageList />
    </Stack>
  );
}
