import { Group, Stack } from "@mantine/core";
import type { ClawOps } from "@pincer/clawops";
import { useState, type FormEvent, type JSX, type ReactNode } from "react";

import type { ErrorView } from "../errors/describe-error.ts";
import type { Scope } from "../session/scope.ts";
import { useSession, useSessionState } from "../session/session-context.ts";
import { Card } from "../ui/card.tsx";
import { ConfirmCost } from "../ui/confirm-cost.tsx";
import { ErrorNotice } from "../ui/error-notice.tsx";
import { once } from "./once.ts";
import { SubmitButton } from "./submit-button.tsx";
import { type Checks, useProblems } from "./use-problems.ts";

/** What a form is made from. */
export interface CostlyFormProps<Name extends string> {
  readonly title: string;
  readonly hint: string;
  /** Marks its elements for tests: `call` makes `call-form`, `call-submit`, `call-error`. */
  readonly name: string;
  readonly submitLabel: string;
  /** What is asked where it would cost money. */
  readonly question: { readonly title: string; readonly text: ReactNode; readonly yes: string };
  /** What the fields hold; none may be empty. Inputs are found by these names. */
  readonly values: Readonly<Record<Name, string>>;
  /** What else a field must be. */
  readonly checks?: Checks<Name>;
  readonly busy: boolean;
  readonly error: ErrorView | null;
  readonly onSubmit: (scope: Scope<ClawOps>, values: Readonly<Record<Name, string>>) => void;
  /** What came of it; stands beside the button. */
  readonly result?: ReactNode;
  /** The fields. */
  readonly children: (fields: FieldProblems<Name>) => ReactNode;
}

/** What the fields are told. */
export interface FieldProblems<Name extends string> {
  /** Gives what stands against a field. */
  readonly problem: (name: Name) => string | undefined;
  /** To be called when a field is left: it is checked then. */
  readonly onLeave: (name: Name) => void;
}

/** A form for what costs money on a real account: there it asks first, and it never does twice what was asked for once. */
export function CostlyForm<Name extends string>(props: CostlyFormProps<Name>): JSX.Element {
  const { title, hint, name, submitLabel, question, values, busy, error, onSubmit, result, children } = props;
  const session = useSession();
  const isReal = useSessionState(({ status }) => status?.clawops.target === "real");
  const [confirming, setConfirming] = useState(false);
  const problems = useProblems<Name>(props.checks);

  const start = (): void => {
    const scope = session.clawops();
    if (scope !== undefined && !busy) onSubmit(scope, values);
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (busy || !problems.check(event.currentTarget, values)) return;
    if (isReal) setConfirming(true);
    else start();
  };
  const confirm = (): void => {
    // The dialog can still be clicked while it fades away.
    if (!confirming) return;
    setConfirming(false);
    start();
  };

  return (
    <Card title={title} hint={hint} testId={`${name}-form`}>
      <form onSubmit={submit} noValidate aria-label={title} {...once}>
        <Stack gap="sm">
          {children({
            problem: (field) => problems.problem(field, values[field]),
            onLeave: (field) => problems.leave(field, values[field]),
          })}
          <Group gap="sm">
            <SubmitButton busy={busy} testId={`${name}-submit`}>
              {submitLabel}
            </SubmitButton>
            {result}
          </Group>
          <ErrorNotice error={error} testId={`${name}-error`} />
        </Stack>
      </form>
      <ConfirmCost
        opened={confirming}
        title={question.title}
        confirmLabel={question.yes}
        onConfirm={confirm}
        onCancel={() => setConfirming(false)}
      >
        {question.text}
      </ConfirmCost>
    </Card>
  );
}
