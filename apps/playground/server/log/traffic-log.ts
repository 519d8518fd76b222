import type { LogEntry, NewLogEntry } from "../../contract/log-entry.ts";

/** How many entries are kept. */
const DEFAULT_LIMIT = 500;

/** What a reader of the log is told. */
export type LogNews = { readonly type: "entry"; readonly entry: LogEntry } | { readonly type: "cleared" };

/** The last exchanges and frames, oldest first. What is added must be redacted already. */
export class TrafficLog {
  readonly #limit: number;
  readonly #readers = new Set<(news: LogNews) => void>();
  #entries: LogEntry[] = [];
  #lastId = 0;

  constructor(limit: number = DEFAULT_LIMIT) {
    this.#limit = limit;
  }

  /** Numbers an entry, keeps it and tells the readers; the oldest one goes when there are too many. */
  add(entry: NewLogEntry): void {
    this.#lastId += 1;
    const numbered: LogEntry = { ...entry, id: this.#lastId };
    this.#entries.push(numbered);
    if (this.#entries.length > this.#limit) this.#entries.shift();
    this.#tell({ type: "entry", entry: numbered });
  }

  /** The kept entries with a higher number. */
  after(id: number): LogEntry[] {
    return this.#entries.filter((entry) => entry.id > id);
  }

  /** Forgets all entries; numbers go on from where they were. */
  clear(): void {
    this.#entries = [];
    this.#tell({ type: "cleared" });
  }

  /** Tells of what comes from now on; gives a function that ends it. */
  watch(reader: (news: LogNews) => void): () => void {
    this.#readers.add(reader);
    return () => void this.#readers.delete(reader);
  }

  #tell(news: LogNews): void {
    for (const reader of [...this.#readers]) reader(news);
  }
}
