import type { PlaygroundStatus } from "../../contract/status.ts";
import type { TrafficLog } from "./traffic-log.ts";

/** What a log stream is made from. */
export interface LogStreamOptions {
  readonly log: TrafficLog;
  /** Marks this start of the server: numbers of an earlier one mean nothing. */
  readonly startId: string;
  /** The `Last-Event-ID` header: what the page has already. */
  readonly lastEventId: string | undefined;
  readonly status: () => PlaygroundStatus;
  /** Tells of changed settings; gives a function that ends it. */
  readonly onStatus: (reader: () => void) => () => void;
  /** Ends the stream: the page is gone, or the server closes. */
  readonly signals: readonly AbortSignal[];
  /** Time between signs of life on a silent stream, in milliseconds. @default 15_000 */
  readonly keepAliveMs?: number;
}

/** What may wait for a page that does not read, in bytes: more than a whole log. */
const MAX_WAITING = 64 * 1024 * 1024;

/**
 * The traffic as server-sent events: `status` at once and after every change, `entry` for each entry (numbered, so that a
 * page that reconnects goes on where it was), `cleared` (also for a page that was away when that happened, or that has entries of
 * an earlier start).
 */
export function logStream(options: LogStreamOptions): Response {
  const { log, startId, status, onStatus, signals, keepAliveMs = 15_000 } = options;
  const encoder = new TextEncoder();
  const undo: Array<() => void> = [];
  let ended = false;
  const stop = (): void => {
    for (const step of undo.splice(0)) step();
  };
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start(controller) {
      const end = (): void => {
        if (ended) return;
        ended = true;
        stop();
        controller.close();
      };
      const send = (text: string): void => {
        if (ended) return;
        controller.enqueue(encoder.encode(text));
        // A page that does not read is let go; it reconnects and goes on where it was.
        if ((controller.desiredSize ?? 0) < 0) end();
      };
      const sendStatus = (): void => send(event("status", status()));
      const sendEntry = (entry: { readonly id: number }): void => send(event("entry", entry, `${startId}:${entry.id}`));
      send("retry: 1000\n");
      sendStatus();
      const resumed = resumeAfter(options.lastEventId, startId);
      if (resumed !== undefined && resumed <= log.clearedId) send(event("cleared", null));
      for (const entry of log.after(resumed ?? 0)) sendEntry(entry);
      undo.push(
        log.watch((news) => (news.type === "entry" ? sendEntry(news.entry) : send(event("cleared", null)))),
        onStatus(sendStatus),
      );
      const timer = setInterval(() => send(":\n\n"), keepAliveMs);
      undo.push(() => clearInterval(timer));
      for (const signal of signals) {
        if (signal.aborted) return end();
        signal.addEventListener("abort", end, { once: true });
        undo.push(() => signal.removeEventListener("abort", end));
      }
    },
    cancel: stop,
  };
  const body = new ReadableStream(source, new ByteLengthQueuingStrategy({ highWaterMark: MAX_WAITING }));
  return new Response(body, { headers: { "content-type": "text/event-stream", "cache-control": "no-store" } });
}

function event(name: string, data: unknown, id?: string): string {
  const lines = [`event: ${name}`, `data: ${JSON.stringify(data)}`];
  if (id !== undefined) lines.push(`id: ${id}`);
  return `${lines.join("\n")}\n\n`;
}

/** The last entry that the page has; 0 where it has others than ours, `undefined` where it has none. */
function resumeAfter(lastEventId: string | undefined, startId: string): number | undefined {
  if (lastEventId === undefined || lastEventId === "") return undefined;
  const [start, id] = lastEventId.split(":");
  const number = Number(id);
  return start === startId && Number.isSafeInteger(number) ? number : 0;
}
