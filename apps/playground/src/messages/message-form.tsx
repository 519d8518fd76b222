import { Group, Text, Textarea } from "@mantine/core";
import { useMemo, useState, type JSX } from "react";

import { CostlyForm } from "../forms/costly-form.tsx";
import { partyChecks } from "../numbers/party-checks.ts";
import { PartyFields } from "../numbers/party-fields.tsx";
import { domesticForm } from "../numbers/read-number.ts";
import { useParties } from "../numbers/use-parties.ts";
import { useSessionState } from "../session/session-context.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { MessageRow } from "./messages-state.ts";
import { PreflightSize, PreflightView } from "./preflight-view.tsx";
import { preflight } from "./preflight.ts";
import { sendMessage } from "./send-message.ts";

const example = "안녕하세요. 예약이 확정되었습니다. 내일 오후 3시에 뵙겠습니다.";

/** Writes a message. */
export function MessageForm(): JSX.Element {
  const { sending, sent, sendError } = useSessionState((state) => state.messages);
  const isReal = useSessionState(({ status }) => status?.clawops.target === "real");
  const parties = useParties();
  const [body, setBody] = useState(isReal ? "" : example);
  const found = useMemo(() => preflight(body), [body]);
  const { to, from } = parties;
  return (
    <CostlyForm
      title="Send a message"
      hint="client.messages.create()"
      name="message"
      submitLabel="Send message"
      question={{
        title: "Send a real message?",
        text: `The message goes from ${domesticForm(from)} to ${domesticForm(to)}.`,
        yes: "Send it",
      }}
      values={{ to, from, body }}
      checks={partyChecks}
      busy={sending}
      error={sendError}
      onSubmit={(scope, draft) => void sendMessage(scope, draft)}
      result={<SentMessage message={sent} />}
    >
      {({ problem, onLeave }) => (
        <>
          <PartyFields parties={parties} problem={problem} onLeave={onLeave} name="message" />
          <Textarea
            label="Body"
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            name="body"
            error={problem("body")}
            autosize
            minRows={3}
            maxRows={10}
            description={<PreflightSize found={found} />}
            inputWrapperOrder={["label", "input", "description", "error"]}
            data-testid="message-body"
          />
          <PreflightView found={found} />
        </>
      )}
    </CostlyForm>
  );
}

/** Always there, so that screen readers tell what appears in it. */
function SentMessage({ message }: { readonly message: MessageRow | null }): JSX.Element {
  return (
    <Group gap={8} role="status" data-testid="message-result">
      {message !== null && (
        <>
          <StatusBadge status={message.status} testId="message-result-status" />
          <Text fz="sm" ff="monospace" c="var(--pg-dim)">
            {message.id}
          </Text>
        </>
      )}
    </Group>
  );
}
