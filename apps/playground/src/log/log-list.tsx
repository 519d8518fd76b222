import { useId, useLayoutEffect, type JSX, type KeyboardEvent, type RefObject } from "react";

import type { LogEntry } from "../../contract/log-entry.ts";
import { EmptyHint } from "../ui/empty-hint.tsx";
import { LogLine } from "./log-line.tsx";
import { useFollowEnd } from "./use-follow-end.ts";

import classes from "./log-list.module.css";

/** What the list shows. */
export interface LogListProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly entries: readonly LogEntry[];
  /** True when there is nothing at all, and not only nothing that fits the filter. */
  readonly empty: boolean;
  readonly selectedId: number | null;
  readonly onSelect: (id: number) => void;
}

/** The entries as a list box: arrow keys, Home and End choose one. */
export function LogList({ ref, entries, empty, selectedId, onSelect }: LogListProps): JSX.Element {
  const baseId = useId();
  const onScroll = useFollowEnd(ref);
  const select = (index: number): void => {
    const entry = entries[Math.max(0, Math.min(entries.length - 1, index))];
    if (entry === undefined) return;
    onSelect(entry.id);
  };
  useLayoutEffect(() => {
    // The inspector has just taken half of the height.
    if (selectedId !== null) document.getElementById(`${baseId}-${selectedId}`)?.scrollIntoView({ block: "nearest" });
  }, [baseId, selectedId]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = entries.findIndex(({ id }) => id === selectedId);
    const target = moves[event.key]?.(at, entries.length);
    if (target === undefined) return;
    event.preventDefault();
    select(target);
  };
  return (
    <div
      ref={ref}
      className={classes["list"]}
      role="listbox"
      aria-label="Exchanges and frames, newest last"
      aria-activedescendant={selectedId === null ? undefined : `${baseId}-${selectedId}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
      data-testid="log-list"
    >
      {entries.length === 0 && (
        <EmptyHint>{empty ? "Nothing went over the wire yet." : "Nothing fits the filter."}</EmptyHint>
      )}
      {entries.map((entry) => (
        <LogLine
          key={entry.id}
          id={`${baseId}-${entry.id}`}
          entry={entry}
          selected={entry.id === selectedId}
          onSelect={onSelect}
        />
      ))}
    </div>
  );
}

/** From the chosen row (-1 for none) to the next one. */
const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at, count) => (at === -1 ? count - 1 : at - 1),
  Home: () => 0,
  End: (_at, count) => count - 1,
};
