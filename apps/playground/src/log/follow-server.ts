import { delay } from "@pincer/shared/internal";

import type { LogEntry } from "../../contract/log-entry.ts";
import { paths, sessionEndedCode } from "../../contract/paths.ts";
import type { PlaygroundStatus } from "../../contract/status.ts";
import type { SessionAction } from "../session/session-reducer.ts";

type Dispatch = (action: SessionAction) => void;

/** Until the stream is opened anew where the browser has given it up, in milliseconds. */
const REOPEN_MS = 2_000;

/** Follows the server's stream of status and traffic; gives a function that ends it. */
export function followServer(dispatch: Dispatch): () => void {
  const stop = new AbortController();
  void followAgain(dispatch, stop.signal);
  return () => stop.abort();
}

/** Opens the stream anew whenever it was given up, until the server says that it does not know this page. */
async function followAgain(dispatch: Dispatch, signal: AbortSignal): Promise<void> {
  try {
    for (;;) {
      await followStream(dispatch, signal);
      signal.throwIfAborted();
      if (await isOfEarlierStart(signal)) return dispatch({ type: "session/link", link: "ended" });
      await delay(REOPEN_MS, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Ends when the browser gives the stream up. Before that it reconnects by itself and goes on after the last entry it had. */
function followStream(dispatch: Dispatch, signal: AbortSignal): Promise<void> {
  const source = new EventSource(paths.log);
  const batch = batched((entries) => dispatch({ type: "log/entries", entries }));
  source.addEventListener("status", ({ data }: MessageEvent<string>) => {
    dispatch({ type: "session/status", status: JSON.parse(data) as PlaygroundStatus });
  });
  source.addEventListener("entry", ({ data }: MessageEvent<string>) => batch.add(JSON.parse(data) as LogEntry));
  source.addEventListener("cleared", () => {
    batch.drop();
    dispatch({ type: "log/cleared" });
  });
  return new Promise((resolve) => {
    source.addEventListener("error", () => {
      dispatch({ type: "session/link", link: "lost" });
      // The server answered, and not with a stream.
      if (source.readyState === EventSource.CLOSED) resolve();
    });
    const end = (): void => {
      source.close();
      batch.drop();
      resolve();
    };
    signal.addEventListener("abort", end, { once: true });
  });
}

/** True after a restart: the server knows this page no more. */
async function isOfEarlierStart(signal: AbortSignal): Promise<boolean> {
  try {
    const answer = await fetch(paths.status, { signal });
    const { code } = (await answer.json()) as { readonly code?: string };
    return code === sessionEndedCode;
  } catch {
    return false; // still lost: the page says so already
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
