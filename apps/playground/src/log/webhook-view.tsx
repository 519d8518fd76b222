import { Code, Text } from "@mantine/core";
import type { JSX } from "react";

import type { WebhookEntry } from "../../contract/log-entry.ts";
import { MessageSide } from "./message-side.tsx";

/** What was received, whether its signature was verified, and what the receiver answered. */
export function WebhookView({ entry }: { readonly entry: WebhookEntry }): JSX.Element {
  return (
    <>
      <Text fz="sm" mb={8} style={{ overflowWrap: "anywhere" }} data-testid="webhook-verdict">
        {entry.problem === null ? (
          <>
            Signature verified by unwrapWebhook(): <Code>{entry.eventType}</Code>. Answered with {entry.status}.
          </>
        ) : (
          <>
            Not verified: {entry.problem} Answered with {entry.status}.
          </>
        )}
      </Text>
      <MessageSide side={entry.request} />
    </>
  );
}
