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

/** Messages that may wait for a page that does not read. */
const MAX_WAITING = 2_000;

/**
 * The traffic as server-sent events: `status` at once and after every change, `entry` for each entry (numbered, so that a
 * page that reconnects goes on where it was), `cleared`.
 */
export function logStream(options: LogStreamOptions): Response {
  const { log, startId, status, onStatus, signals, keepAliveMs = 15_000 } = options;
  const encoder = new TextEncoder();
  const undo: Array<() => void> = [];
  let ended = false;
  const stop = (): void => {
    for (const step of undo.splice(0)) step();
  };
  const body = new ReadableStream<Uint8Array>({
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
        if ((controller.desiredSize ?? 0) < -MAX_WAITING) end();
      };
      const sendStatus = (): void => send(event("status", status()));
      const sendEntry = (entry: { readonly id: number }): void => send(event("entry", entry, `${startId}:${entry.id}`));
      send("retry: 1000\n");
      sendStatus();
      for (const entry of log.after(resumeAfter(options.lastEventId, startId))) sendEntry(entry);
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
  });
  return new Response(body, { headers: { "content-type": "text/event-stream", "cache-control": "no-store" } });
}

function event(name: string, data: unknown, id?: string): string {
  const lines = [`event: ${name}`, `data: ${JSON.stringify(data)}`];
  if (id !== undefined) lines.push(`id: ${id}`);
  return `${lines.join("\n")}\n\n`;
}

function resumeAfter(lastEventId: string | undefined, startId: string): number {
  const [start, id] = lastEventId?.split(":") ?? [];
  const number = Number(id);
  return start === startId && Number.isSafeInteger(number) ? number : 0;
}
