import { Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState, type FormEvent, type JSX, type ReactNode } from "react";

import type { SettingsChange, SettingsProblem } from "../../contract/settings-change.ts";
import type { TargetName } from "../../contract/status.ts";
import { useSession } from "../session/session-context.ts";
import { changeSettings } from "./change-settings.ts";

/** What a form for one side is made from. */
export interface SettingsFormProps {
  readonly title: string;
  /** Marks its elements for tests. */
  readonly name: string;
  /** What is in use. */
  readonly current: TargetName;
  readonly localHint: string;
  readonly realHint: string;
  readonly change: (target: TargetName) => SettingsChange;
  /** The server has taken the change: credentials can leave the page. */
  readonly onApplied: () => void;
  /** The fields of a real target; the function gives what stands against a field. */
  readonly children: (problemAt: (field: string) => string | undefined) => ReactNode;
}

/** Simulated or real, the fields that the latter needs, and what stands against them. */
export function SettingsForm(props: SettingsFormProps): JSX.Element {
  const { title, name, current, localHint, realHint, change, onApplied, children } = props;
  const session = useSession();
  const [target, setTarget] = useState<TargetName>(current);
  const [state, setState] = useState<"editing" | "applying" | "applied">("editing");
  const [problem, setProblem] = useState<SettingsProblem | null>(null);
  const problemAt = (field: string): string | undefined => (problem?.field === field ? problem.error : undefined);

  const apply = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setState("applying");
    const refused = await changeSettings(session, change(target));
    setProblem(refused);
    setState(refused === null ? "applied" : "editing");
    if (refused === null) onApplied();
  };
  const isAtField = problem?.field !== undefined && problem.field !== "settings";

  return (
    <form
      onSubmit={(event) => void apply(event)}
      onChange={() => setState("editing")}
      noValidate
      aria-label={title}
      data-testid={`settings-${name}`}
    >
      <Stack gap="sm">
        <Text component="h3" fw={600} fz="sm">
          {title}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={`${title} target`}
          value={target}
          onChange={setTarget}
          data={[
            { value: "local", label: "Simulated" },
            { value: "real", label: "Real" },
          ]}
          data-testid={`settings-${name}-target`}
        />
        <Text fz="sm" c="var(--pg-dim)">
          {target === "local" ? localHint : realHint}
        </Text>
        {target === "real" && children(problemAt)}
        <Group gap="sm">
          <Button type="submit" size="xs" loading={state === "applying"} data-testid={`settings-${name}-apply`}>
            Apply
          </Button>
          {state === "applied" && (
            <Text fz="sm" role="status" c="teal">
              Applied.
            </Text>
          )}
        </Group>
        {problem !== null && !isAtField && (
          <Text fz="sm" c="red" role="alert" data-testid={`settings-${name}-error`}>
            {problem.error}
          </Text>
        )}
      </Stack>
    </form>
  );
}
