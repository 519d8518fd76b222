import { memo, type JSX } from "react";

import type { LogEntry } from "../../contract/log-entry.ts";
import { timeOfDay } from "../ui/format.ts";
import { lineOf } from "./log-line-text.ts";

import classes from "./log-list.module.css";

/** What a line shows. */
export interface LogLineProps {
  readonly id: string;
  readonly entry: LogEntry;
  readonly selected: boolean;
  readonly onSelect: (id: number) => void;
}

function Line({ id, entry, selected, onSelect }: LogLineProps): JSX.Element {
  const { mark, text, end, tone } = lineOf(entry);
  return (
    <div
      id={id}
      role="option"
      aria-selected={selected}
      className={classes["line"]}
      data-tone={tone}
      data-kind={entry.kind}
      data-testid="log-entry"
      onClick={() => onSelect(entry.id)}
    >
      <span className={classes["time"]}>{timeOfDay(entry.at)}</span>
      <span className={classes["mark"]} data-mark={mark}>
        {mark}
      </span>
      <span className={classes["text"]}>{text}</span>
      <span className={classes["end"]}>{end}</span>
    </div>
  );
}

/** One entry in one line. */
export const LogLine: React.MemoExoticComponent<typeof Line> = memo(Line);
