import { Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useRef, useState, type FormEvent, type JSX } from "react";

import type { SettingsChange, SettingsProblem } from "../../contract/settings-change.ts";
import type { TargetName } from "../../contract/status.ts";
import { SubmitButton } from "../forms/submit-button.tsx";
import { useSession } from "../session/session-context.ts";
import { changeSettings } from "./change-settings.ts";
import { type SettingsField, SettingsInput } from "./settings-field.tsx";

/** What a form for one side is made from. */
export interface SettingsFormProps<Name extends string> {
  readonly title: string;
  /** As the contract names it; also marks its elements for tests. */
  readonly side: "clawops" | "gateway";
  /** What is in use. */
  readonly current: TargetName;
  readonly localHint: string;
  readonly realHint: string;
  /** Why nothing is filled in already. */
  readonly problem?: string | null;
  /** What a real target needs. */
  readonly fields: readonly SettingsField<Name>[];
  readonly initial: Readonly<Record<Name, string>>;
  /** What is sent; without values for the simulated target. */
  readonly change: (target: TargetName, values: Partial<Record<Name, string>>) => SettingsChange;
}

/** Simulated or real, the fields that the latter needs, and what stands against them. */
export function SettingsForm<Name extends string>(props: SettingsFormProps<Name>): JSX.Element {
  const { title, side, current, localHint, realHint, fields, initial, change } = props;
  const session = useSession();
  const form = useRef<HTMLFormElement>(null);
  const [target, setTarget] = useState<TargetName>(current);
  const [values, setValues] = useState(initial);
  const [state, setState] = useState<"editing" | "applying" | "applied">("editing");
  const [problem, setProblem] = useState<SettingsProblem | null>(null);
  const isReal = target === "real";
  const wrong = isReal ? fields.find(({ name }) => problem?.field === `${side}.${name}`) : undefined;

  const edit = (): void => {
    setState("editing");
    setProblem(null);
  };
  const apply = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (state === "applying") return;
    setState("applying");
    const refused = await changeSettings(session, change(target, isReal ? values : {}));
    setProblem(refused);
    setState(refused === null ? "applied" : "editing");
    if (refused === null) {
      // The server has them now: credentials leave the page.
      const secrets = fields.filter(({ secret }) => secret !== undefined).map(({ name }) => [name, ""]);
      setValues((typed) => ({ ...typed, ...Object.fromEntries(secrets) }));
      return;
    }
    const wrongInput = form.current?.elements.namedItem(refused.field?.split(".")[1] ?? "");
    if (wrongInput instanceof HTMLElement) wrongInput.focus();
  };

  return (
    <form
      ref={form}
      onSubmit={(event) => void apply(event)}
      noValidate
      aria-label={title}
      data-testid={`settings-${side}`}
    >
      <Stack gap="sm">
        <Text component="h3" fw={600} fz="sm">
          {title}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={`${title} target`}
          value={target}
          onChange={(chosen) => {
            edit();
            setTarget(chosen);
          }}
          data={[
            { value: "local", label: "Simulated" },
            { value: "real", label: "Real" },
          ]}
          data-testid={`settings-${side}-target`}
        />
        <Text fz="sm" c="var(--pg-dim)">
          {isReal ? realHint : localHint}
        </Text>
        {isReal && props.problem != null && (
          <Text fz="xs" c="var(--pg-dim)" style={{ overflowWrap: "anywhere" }}>
            {props.problem}
          </Text>
        )}
        {isReal &&
          fields.map((field) => (
            <SettingsInput
              key={field.name}
              field={field}
              value={values[field.name]}
              onChange={(value) => {
                edit();
                setValues((typed) => ({ ...typed, [field.name]: value }));
              }}
              problem={field === wrong ? problem?.error : undefined}
              testId={`settings-${side}-${field.name}`}
            />
          ))}
        <Group gap="sm">
          <SubmitButton size="xs" busy={state === "applying"} testId={`settings-${side}-apply`}>
            Apply
          </SubmitButton>
          <Text fz="sm" role="status" c="teal">
            {state === "applied" ? "Applied." : ""}
          </Text>
        </Group>
        {problem !== null && wrong === undefined && (
          <Text fz="sm" c="red" role="alert" data-testid={`settings-${side}-error`}>
            {problem.error}
          </Text>
        )}
      </Stack>
    </form>
  );
}
