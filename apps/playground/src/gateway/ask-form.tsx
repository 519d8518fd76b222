import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState, type FormEvent, type JSX, type KeyboardEvent } from "react";

import { once } from "../forms/once.ts";
import { SubmitButton } from "../forms/submit-button.tsx";
import { useSession, useSessionState } from "../session/session-context.ts";
import { Card } from "../ui/card.tsx";
import { AnswerView } from "./answer-view.tsx";
import { abortRun, askAgent } from "./ask-agent.ts";
import { isRunning } from "./run-state.ts";

/** Asks the agent; the answer appears below as it comes. */
export function AskForm(): JSX.Element {
  const session = useSession();
  const { run, sessionKey, hello, state } = useSessionState(({ gateway }) => gateway);
  const [question, setQuestion] = useState("오늘 예약 고객에게 보낼 추천 멘트를 만들어줘");
  const running = isRunning(run);
  const ready = state === "ready" || state === "reconnecting";
  const blank = question.trim() === "";

  const ask = (event?: FormEvent): void => {
    event?.preventDefault();
    const scope = session.gateway();
    if (scope !== undefined && ready && !running && !blank) void askAgent(scope, question, sessionKey);
  };
  const canAbort = running && run?.aborting !== true && run?.runId !== null;
  const abort = (): void => {
    const scope = session.gateway();
    if (scope !== undefined && canAbort) void abortRun(scope);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) ask();
  };

  return (
    <Card title="Ask the agent" hint="gateway.agent(), run.textStream" testId="ask-form">
      <form onSubmit={ask} noValidate aria-label="Ask the agent" {...once}>
        <Stack gap="sm">
          <Textarea
            label="Question"
            description={`Goes to ${sessionKey ?? hello?.mainSessionKey ?? "the main session"}`}
            value={question}
            onChange={(event) => setQuestion(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            autosize
            minRows={2}
            maxRows={8}
            data-testid="ask-question"
          />
          <Group gap="sm">
            <SubmitButton busy={running} disabled={!ready || blank} testId="ask-submit">
              Ask
            </SubmitButton>
            {run !== null && (
              // Stays after the run, and is not disabled in earnest: it may have the focus.
              <Button
                variant="default"
                onClick={abort}
                aria-disabled={!canAbort}
                data-disabled={!canAbort}
                data-testid="ask-abort"
              >
                Abort
              </Button>
            )}
            {!ready && (
              <Text fz="sm" c="var(--pg-dim)">
                Connect first.
              </Text>
            )}
          </Group>
        </Stack>
      </form>
      {run !== null && <AnswerView run={run} />}
    </Card>
  );
}
