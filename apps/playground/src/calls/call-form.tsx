import { Text, TextInput } from "@mantine/core";
import { useState, type JSX } from "react";

import { CostlyForm } from "../forms/costly-form.tsx";
import { partyChecks } from "../numbers/party-checks.ts";
import { PartyFields } from "../numbers/party-fields.tsx";
import { domesticForm } from "../numbers/read-number.ts";
import { useParties } from "../numbers/use-parties.ts";
import { useSessionState } from "../session/session-context.ts";
import { placeCall } from "./place-call.ts";

/** Places a call. */
export function CallForm(): JSX.Element {
  const { placing, placeError } = useSessionState((state) => state.calls);
  const isReal = useSessionState(({ status }) => status?.clawops.target === "real");
  const callbackUrl = useSessionState(({ status }) => status?.clawops.callbackUrl ?? null);
  const parties = useParties();
  const [url, setUrl] = useState(isReal ? "" : "https://example.com/voice");
  const { to, from } = parties;
  return (
    <CostlyForm
      title="Place a call"
      hint="client.calls.create()"
      name="call"
      submitLabel="Place call"
      question={{
        title: "Place a real call?",
        text: `The telephone at ${domesticForm(to)} rings, with ${domesticForm(from)} as the caller.`,
        yes: "Call now",
      }}
      values={{ to, from, url }}
      checks={partyChecks}
      busy={placing}
      error={placeError}
      onSubmit={(scope, draft) =>
        void placeCall(scope, { ...draft, statusCallback: scope.target === "local" ? callbackUrl : null })
      }
    >
      {({ problem, onLeave }) => (
        <>
          <PartyFields parties={parties} problem={problem} onLeave={onLeave} name="call" />
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
            error={problem("url")}
            inputMode="url"
            autoComplete="off"
            data-testid="call-url"
          />
          {!isReal && callbackUrl !== null && (
            <Text fz="xs" c="var(--pg-dim)">
              The steps of the call come back as webhooks: see Traffic.
            </Text>
          )}
        </>
      )}
    </CostlyForm>
  );
}
