import { Group, Paper, Text } from "@mantine/core";
import { useId, type JSX, type ReactNode } from "react";

import classes from "./card.module.css";

/** What a card shows. */
export interface CardProps {
  readonly title: string;
  /** One line under the title. */
  readonly hint?: ReactNode;
  /** At the right of the title. */
  readonly action?: ReactNode;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** A titled part of a panel. */
export function Card({ title, hint, action, testId, children }: CardProps): JSX.Element {
  const id = useId();
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id} data-testid={testId}>
      <Group justify="space-between" align="flex-start" gap="xs" mb="sm">
        <div className={classes["words"]}>
          <Text component="h2" id={id} fw={600} fz="sm">
            {title}
          </Text>
          {hint !== undefined && (
            <Text fz="xs" c="var(--pg-dim)" mt={2}>
              {hint}
            </Text>
          )}
        </div>
        {action}
      </Group>
      {children}
    </Paper>
  );
}
