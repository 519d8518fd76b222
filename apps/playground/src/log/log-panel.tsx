import { useMemo, useRef, useState, type JSX } from "react";

import { useSession, useSessionState } from "../session/session-context.ts";
import { clearLog } from "./clear-log.ts";
import { LogInspector } from "./log-inspector.tsx";
import { LogList } from "./log-list.tsx";
import { filterLog, type LogFilter } from "./log-state.ts";
import { LogToolbar } from "./log-toolbar.tsx";

import classes from "./log-panel.module.css";

/** Everything that went over the wire, newest last; one entry can be looked into. */
export function LogPanel(): JSX.Element {
  const { dispatch } = useSession().store;
  const { entries, held, paused } = useSessionState(({ log }) => log);
  const [filter, setFilter] = useState<LogFilter>({ kind: "all", text: "" });
  const [selectedId, setSelectedId] = useState<number | null>(null);
  const shown = useMemo(() => filterLog(entries, filter), [entries, filter]);
  const list = useRef<HTMLDivElement>(null);
  const closeEntry = (): void => {
    setSelectedId(null);
    list.current?.focus();
  };
  const selected = shown.find(({ id }) => id === selectedId);
  return (
    <section className={classes["panel"]} aria-label="Traffic" data-testid="log-panel">
      <LogToolbar
        filter={filter}
        onFilter={setFilter}
        paused={paused}
        waiting={held.length}
        onPause={() => dispatch({ type: "log/paused", paused: !paused })}
        onClear={() => void clearLog()}
      />
      <LogList
        ref={list}
        entries={shown}
        empty={entries.length === 0}
        selectedId={selected?.id ?? null}
        onSelect={setSelectedId}
      />
      {selected !== undefined && <LogInspector key={selected.id} entry={selected} onClose={closeEntry} />}
    </section>
  );
}
