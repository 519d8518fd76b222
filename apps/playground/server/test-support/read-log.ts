import type { LogEntry } from "../../contract/log-entry.ts";
import { paths } from "../../contract/paths.ts";
import type { TestPlayground } from "./start-playground.ts";

/** A server-sent event as it came. */
export interface SentEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: string;
}

/** Reads the playground's log stream, from the given event id on, until one event fits; gives all that came. */
export async function readLogUntil(
  playground: TestPlayground,
  fits: (event: SentEvent) => boolean,
  lastEventId?: string,
): Promise<SentEvent[]> {
  const headers = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
  const stop = new AbortController();
  const answer = await playground.fetch(paths.log, { headers, signal: stop.signal });
  const events: SentEvent[] = [];
  let rest = "";
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (rest + chunk).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = parse(block);
      if (event === undefined) continue;
      events.push(event);
      if (!fits(event)) continue;
      stop.abort();
      return events;
    }
  }
  throw new Error("the log stream ended before the event came");
}

/** The entries among events. */
export function entriesOf(events: readonly SentEvent[]): LogEntry[] {
  return events.filter(({ event }) => event === "entry").map(({ data }) => JSON.parse(data) as LogEntry);
}

function parse(block: string): SentEvent | undefined {
  const field = (name: string): string | undefined =>
    block
      .split("\n")
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const event = field("event");
  return event === undefined ? undefined : { event, id: field("id"), data: field("data") ?? "" };
}
