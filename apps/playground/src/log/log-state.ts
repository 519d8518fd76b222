import type { LogEntry } from "../../contract/log-entry.ts";

/** How many entries the page keeps. */
const LIMIT = 500;

/** What the traffic panel shows. */
export interface LogState {
  /** Oldest first. */
  readonly entries: readonly LogEntry[];
  /** While it is paused, new ones wait here. */
  readonly held: readonly LogEntry[];
  readonly paused: boolean;
}

export const emptyLog: LogState = { entries: [], held: [], paused: false };

/** What can happen to it. */
export type LogAction =
  | { readonly type: "log/entries"; readonly entries: readonly LogEntry[] }
  | { readonly type: "log/paused"; readonly paused: boolean }
  | { readonly type: "log/cleared" };

export function reduceLog(state: LogState, action: LogAction): LogState {
  switch (action.type) {
    case "log/entries": {
      const lastId = (state.held.at(-1) ?? state.entries.at(-1))?.id ?? 0;
      // A page that had to follow the server anew is told all entries again.
      const fresh = action.entries.filter(({ id }) => id > lastId);
      return state.paused
        ? { ...state, held: newest([...state.held, ...fresh]) }
        : { ...state, entries: newest([...state.entries, ...fresh]) };
    }
    case "log/paused":
      return action.paused
        ? { ...state, paused: true }
        : { entries: newest([...state.entries, ...state.held]), held: [], paused: false };
    case "log/cleared":
      return { ...state, entries: [], held: [] };
  }
}

function newest(entries: readonly LogEntry[]): readonly LogEntry[] {
  return entries.length > LIMIT ? entries.slice(-LIMIT) : entries;
}

/** Which entries are looked for. */
export interface LogFilter {
  readonly kind: "all" | "http" | "webhook" | "gateway";
  readonly text: string;
}

/** The entries that fit: by kind, and by a text anywhere in them. */
export function filterLog(entries: readonly LogEntry[], filter: LogFilter): readonly LogEntry[] {
  const text = filter.text.trim().toLowerCase();
  if (text === "" && filter.kind === "all") return entries;
  return entries.filter((entry) => {
    if (filter.kind !== "all" && filter.kind !== filterKind(entry)) return false;
    return text === "" || JSON.stringify(entry).toLowerCase().includes(text);
  });
}

/** Frames and sockets belong to the gateway. */
function filterKind({ kind }: LogEntry): LogFilter["kind"] {
  return kind === "http" || kind === "webhook" ? kind : "gateway";
}
