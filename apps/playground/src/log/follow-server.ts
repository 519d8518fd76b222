import type { LogEntry } from "../../contract/log-entry.ts";
import { paths, sessionEndedCode } from "../../contract/paths.ts";
import type { PlaygroundStatus } from "../../contract/status.ts";
import type { SessionAction } from "../session/session-reducer.ts";

/**
 * Follows the server's stream of status and traffic; gives a function that ends it. The browser reconnects by itself and goes on
 * after the last entry it had.
 */
export function followServer(dispatch: (action: SessionAction) => void): () => void {
  const source = new EventSource(paths.log);
  const ended = new AbortController();
  const batch = batched((entries) => dispatch({ type: "log/entries", entries }));
  source.addEventListener("status", ({ data }: MessageEvent<string>) => {
    dispatch({ type: "session/status", status: JSON.parse(data) as PlaygroundStatus });
  });
  source.addEventListener("entry", ({ data }: MessageEvent<string>) => batch.add(JSON.parse(data) as LogEntry));
  source.addEventListener("cleared", () => {
    batch.drop();
    dispatch({ type: "log/cleared" });
  });
  source.addEventListener("error", () => {
    dispatch({ type: "session/link", link: "lost" });
    // "closed": the server answered, and not with a stream. After a restart it knows this page no more.
    if (source.readyState === EventSource.CLOSED) void explainEnd(dispatch, ended.signal);
  });
  return () => {
    ended.abort();
    source.close();
    batch.drop();
  };
}

async function explainEnd(dispatch: (action: SessionAction) => void, signal: AbortSignal): Promise<void> {
  try {
    const answer = await fetch(paths.status, { signal });
    const { code } = (await answer.json()) as { readonly code?: string };
    if (code === sessionEndedCode) dispatch({ type: "session/link", link: "ended" });
  } catch {
    // Still lost: the page says so already.
  }
}

/** Hands on together what arrives in one turn: a burst of frames is one change of the page. */
function batched(flush: (entries: readonly LogEntry[]) => void): { add(entry: LogEntry): void; drop(): void } {
  let waiting: LogEntry[] = [];
  let timer: number | undefined;
  return {
    add(entry) {
      waiting.push(entry);
      timer ??= window.setTimeout(() => {
        timer = undefined;
        flush(waiting);
        waiting = [];
      }, 50);
    },
    drop() {
      window.clearTimeout(timer);
      timer = undefined;
      waiting = [];
    },
  };
}
