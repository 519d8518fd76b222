import { Tooltip } from "@mantine/core";
import type { JSX } from "react";

import type { TargetName } from "../../contract/status.ts";

import classes from "./mode-badge.module.css";

/** What a mode badge shows. */
export interface ModeBadgeProps {
  /** Which side it is about. */
  readonly side: string;
  readonly target: TargetName;
  /** What it says where the side is real. */
  readonly realLabel: string;
  /** Where exactly it points. */
  readonly detail: string;
}

/** Says whether a side is simulated or real. */
export function ModeBadge({ side, target, realLabel, detail }: ModeBadgeProps): JSX.Element {
  const label = target === "local" ? "Simulated" : realLabel;
  return (
    <Tooltip label={detail} withArrow>
      <span
        className={classes["badge"]}
        data-mode={target}
        data-testid={`mode-${side.toLowerCase()}`}
        role="status"
        aria-label={`${side}: ${label}`}
      >
        <span className={classes["dot"]} aria-hidden />
        <span className={classes["side"]}>{side}</span>
        <span>{label}</span>
      </span>
    </Tooltip>
  );
}
