import { ActionIcon, Group, SegmentedControl, Text, TextInput } from "@mantine/core";
import type { JSX } from "react";

import { ClearIcon, PauseIcon, PlayIcon, SearchIcon } from "../ui/icons.tsx";
import type { LogFilter } from "./log-state.ts";

import classes from "./log-toolbar.module.css";

/** What the toolbar works on. */
export interface LogToolbarProps {
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
  readonly paused: boolean;
  /** Entries that came while paused. */
  readonly waiting: number;
  readonly onPause: () => void;
  readonly onClear: () => void;
}

/** Filters, pause, clear. */
export function LogToolbar({ filter, onFilter, paused, waiting, onPause, onClear }: LogToolbarProps): JSX.Element {
  return (
    <div className={classes["bar"]}>
      <Text component="h2" fw={600} fz="sm">
        Traffic
      </Text>
      <SegmentedControl
        size="xs"
        aria-label="Kind of traffic"
        value={filter.kind}
        onChange={(kind) => onFilter({ ...filter, kind })}
        data={[
          { value: "all", label: "All" },
          { value: "http", label: "HTTP" },
          { value: "webhook", label: "Webhooks" },
          { value: "gateway", label: "Gateway" },
        ]}
        data-testid="log-kind"
      />
      <TextInput
        size="xs"
        className={classes["search"]}
        aria-label="Find in traffic"
        placeholder="Find"
        leftSection={<SearchIcon size={14} />}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        data-testid="log-filter"
      />
      <Group gap={4} wrap="nowrap">
        {waiting > 0 && (
          <Text fz="xs" c="var(--pg-dim)" data-testid="log-waiting">
            +{waiting}
          </Text>
        )}
        <ActionIcon
          variant={paused ? "light" : "subtle"}
          color={paused ? "indigo" : "gray"}
          aria-label={paused ? "Resume traffic" : "Pause traffic"}
          aria-pressed={paused}
          onClick={onPause}
          data-testid="log-pause"
        >
          {paused ? <PlayIcon /> : <PauseIcon />}
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label="Clear traffic" onClick={onClear} data-testid="log-clear">
          <ClearIcon />
        </ActionIcon>
      </Group>
    </div>
  );
}
