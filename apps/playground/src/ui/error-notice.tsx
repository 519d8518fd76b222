import { Code, Group, Text } from "@mantine/core";
import type { JSX } from "react";

import type { ErrorView } from "../errors/describe-error.ts";

import classes from "./error-notice.module.css";

/** What an error notice shows. */
export interface ErrorNoticeProps {
  readonly error: ErrorView | null;
  readonly testId?: string;
}

/** A failure where it happened: its class and code, what it says, what to do. */
export function ErrorNotice({ error, testId = "error" }: ErrorNoticeProps): JSX.Element | null {
  if (error === null) return null;
  return (
    <div className={classes["notice"]} role="alert" data-testid={testId}>
      <Group gap={6} mb={4}>
        <Text component="strong" fz="sm" fw={600} data-testid={`${testId}-name`}>
          {error.name}
        </Text>
        {error.code !== null && <Code data-testid={`${testId}-code`}>{error.code}</Code>}
        {error.status !== null && <Code>HTTP {error.status}</Code>}
      </Group>
      <Text fz="sm" className={classes["message"]}>
        {error.message}
      </Text>
      {error.issues.length > 0 && (
        <ul className={classes["issues"]}>
          {error.issues.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path !== "" && <Code>{path}</Code>} {message}
            </li>
          ))}
        </ul>
      )}
      {error.advice !== "" && (
        <Text fz="sm" mt={6} className={classes["advice"]} data-testid={`${testId}-advice`}>
          {error.advice}
        </Text>
      )}
      {error.requestId !== null && (
        <Text fz="xs" mt={4} c="var(--pg-dim)">
          Request {error.requestId}
        </Text>
      )}
    </div>
  );
}
