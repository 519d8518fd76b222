import { Button, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState, type FormEvent, type JSX } from "react";

import { useRequired } from "../forms/use-required.ts";
import { ownNumbers } from "../numbers/own-numbers.ts";
import { SenderField } from "../numbers/sender-field.tsx";
import { useSession, useSessionState } from "../session/session-context.ts";
import { Card } from "../ui/card.tsx";
import { ConfirmCost } from "../ui/confirm-cost.tsx";
import { ErrorNotice } from "../ui/error-notice.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { sendMessage } from "./send-message.ts";

/** Writes a message; asks first where it would cost money. */
export function MessageForm(): JSX.Element {
  const session = useSession();
  const { sending, sentId, sendError, items } = useSessionState((state) => state.messages);
  const isReal = useSessionState(({ status }) => status?.clawops.target === "real");
  const [firstOwn = ""] = useSessionState(ownNumbers);
  const [to, setTo] = useState("01012345678");
  const [typedFrom, setFrom] = useState<string | null>(null);
  const [body, setBody] = useState("안녕하세요. 예약이 확정되었습니다. 내일 오후 3시에 뵙겠습니다.");
  const [confirming, setConfirming] = useState(false);
  const required = useRequired<"to" | "from" | "body">();
  const from = typedFrom ?? firstOwn;
  const sent = items.find(({ id }) => id === sentId);

  const send = (): void => {
    setConfirming(false);
    const scope = session.clawops();
    if (scope !== undefined) void sendMessage(scope, { to, from, body });
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!required.check(event.currentTarget, { to, from, body })) return;
    if (isReal) setConfirming(true);
    else send();
  };

  return (
    <Card title="Send a message" hint="client.messages.create()" testId="message-form">
      <form onSubmit={submit} noValidate aria-label="Send a message">
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput
              label="To"
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              name="to"
              error={required.problem("to", to)}
              inputMode="tel"
              autoComplete="off"
              data-testid="message-to"
            />
            <SenderField value={from} onChange={setFrom} error={required.problem("from", from)} testId="message-from" />
          </SimpleGrid>
          <Textarea
            label="Body"
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            name="body"
            error={required.problem("body", body)}
            autosize
            minRows={3}
            maxRows={10}
            data-testid="message-body"
          />
          <Group gap="sm">
            <Button type="submit" loading={sending} data-testid="message-send">
              Send message
            </Button>
            {sent !== undefined && (
              <Group gap={8} role="status" data-testid="message-result">
                <StatusBadge status={sent.status} testId="message-result-status" />
                <Text fz="sm" ff="monospace" c="var(--pg-dim)">
                  {sent.id}
                </Text>
              </Group>
            )}
          </Group>
          <ErrorNotice error={sendError} testId="message-error" />
        </Stack>
      </form>
      <ConfirmCost
        opened={confirming}
        title="Send a real message?"
        confirmLabel="Send it"
        onConfirm={send}
        onCancel={() => setConfirming(false)}
      >
        The message goes from {from} to {to}.
      </ConfirmCost>
    </Card>
  );
}
