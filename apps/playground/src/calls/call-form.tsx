import { Button, Group, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useState, type FormEvent, type JSX } from "react";

import { useRequired } from "../forms/use-required.ts";
import { ownNumbers } from "../numbers/own-numbers.ts";
import { SenderField } from "../numbers/sender-field.tsx";
import { useSession, useSessionState } from "../session/session-context.ts";
import { Card } from "../ui/card.tsx";
import { ConfirmCost } from "../ui/confirm-cost.tsx";
import { ErrorNotice } from "../ui/error-notice.tsx";
import { placeCall } from "./place-call.ts";

/** Places a call; asks first where it would cost money. */
export function CallForm(): JSX.Element {
  const session = useSession();
  const { placing, placeError } = useSessionState((state) => state.calls);
  const isReal = useSessionState(({ status }) => status?.clawops.target === "real");
  const [firstOwn = ""] = useSessionState(ownNumbers);
  const [to, setTo] = useState("01012345678");
  const [typedFrom, setFrom] = useState<string | null>(null);
  const [url, setUrl] = useState("https://example.com/voice");
  const [confirming, setConfirming] = useState(false);
  const required = useRequired<"to" | "from" | "url">();
  const from = typedFrom ?? firstOwn;

  const place = (): void => {
    setConfirming(false);
    const scope = session.clawops();
    if (scope !== undefined) void placeCall(scope, { to, from, url });
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!required.check(event.currentTarget, { to, from, url })) return;
    if (isReal) setConfirming(true);
    else place();
  };

  return (
    <Card title="Place a call" hint="client.calls.create()" testId="call-form">
      <form onSubmit={submit} noValidate aria-label="Place a call">
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
              data-testid="call-to"
            />
            <SenderField value={from} onChange={setFrom} error={required.problem("from", from)} testId="call-from" />
          </SimpleGrid>
          <TextInput
            label="VoiceML URL"
            description={
              isReal
                ? "Asked for what to do when the call is answered"
                : "Would be asked what to do; the simulated ClawOps does not fetch it"
            }
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            name="url"
            error={required.problem("url", url)}
            inputMode="url"
            autoComplete="off"
            data-testid="call-url"
          />
          <Group>
            <Button type="submit" loading={placing} data-testid="call-place">
              Place call
            </Button>
          </Group>
          <ErrorNotice error={placeError} testId="call-error" />
        </Stack>
      </form>
      <ConfirmCost
        opened={confirming}
        title="Place a real call?"
        confirmLabel="Call now"
        onConfirm={place}
        onCancel={() => setConfirming(false)}
      >
        The telephone at {to} rings, with {from} as the caller.
      </ConfirmCost>
    </Card>
  );
}
