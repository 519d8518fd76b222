import { Group, Progress, Text } from "@mantine/core";
import type { JSX } from "react";

import { shortNumber } from "./format.ts";

/** What a bar shows. */
export interface ContextBarProps {
  readonly label: string;
  readonly used: number;
  readonly max: number;
  /** 0 to 100. */
  readonly percent: number;
}

/** How much of a context is used, in words and as a bar. */
export function ContextBar({ label, used, max, percent }: ContextBarProps): JSX.Element {
  const color = percent >= 90 ? "red" : percent >= 70 ? "orange" : "teal";
  return (
    <div data-testid="context-bar">
      <Group justify="space-between" gap={4} mb={3} wrap="nowrap">
        <Text fz="xs">{percent} %</Text>
        <Text fz="xs" c="var(--pg-dim)">
          {shortNumber(used)} / {shortNumber(max)}
        </Text>
      </Group>
      <Progress.Root size={6}>
        <Progress.Section value={Math.min(100, percent)} color={color} aria-label={label} />
      </Progress.Root>
    </div>
  );
}
