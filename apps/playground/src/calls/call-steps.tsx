import type { JSX } from "react";

import classes from "./call-steps.module.css";

const usual: readonly string[] = ["queued", "ringing", "in-progress", "completed"];

/** What the steps show. */
export interface CallStepsProps {
  /** Every status the call was seen in, in order. */
  readonly seen: readonly string[];
  readonly over: boolean;
}

/** The way of a call: what was seen, and what usually follows. */
export function CallSteps({ seen, over }: CallStepsProps): JSX.Element {
  const last = usual.indexOf(seen.at(-1) ?? "");
  // A call that ended otherwise (busy, failed) has no usual future; one that skipped a step has none of that step.
  const ahead = over ? [] : usual.slice(last + 1);
  return (
    <ol className={classes["steps"]} aria-label="Course of the call">
      {seen.map((status, index) => (
        <li
          key={status}
          data-state={index === seen.length - 1 && !over ? "now" : "seen"}
          data-testid={`call-step-${status}`}
        >
          {status}
        </li>
      ))}
      {ahead.map((status) => (
        <li key={status} data-state="ahead">
          {status}
        </li>
      ))}
    </ol>
  );
}
