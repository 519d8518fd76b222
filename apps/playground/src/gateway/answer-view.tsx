import { Group, Text } from "@mantine/core";
import type { JSX } from "react";

import { ErrorNotice } from "../ui/error-notice.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { RunView } from "./run-state.ts";

import classes from "./answer-view.module.css";

/** The words so far, then the answer as the gateway gives it. */
export function AnswerView({ run }: { readonly run: RunView }): JSX.Element {
  const words = run.status === "streaming" || run.status === "asking";
  return (
    <div className={classes["answer"]} data-testid="answer" data-status={run.status}>
      <Group gap={8} mb={6}>
        <span role="status" aria-label={`Answer: ${run.status}`}>
          <StatusBadge status={run.status} testId="answer-status" />
        </span>
        {run.runId !== null && (
          <Text fz="xs" ff="monospace" c="var(--pg-dim)">
            run {run.runId}
          </Text>
        )}
      </Group>
      <div className={classes["text"]} data-testid="answer-text" aria-live="off" aria-busy={words}>
        {run.text}
        {words && <span className={classes["caret"]} aria-hidden />}
      </div>
      <ErrorNotice error={run.error} testId="run-error" />
    </div>
  );
}
