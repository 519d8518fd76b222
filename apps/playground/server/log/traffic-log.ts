import type { LogEntry, NewLogEntry } from "../../contract/log-entry.ts";

/** What is kept. */
export interface LogLimits {
  /** How many entries at most. @default 500 */
  readonly entries?: number;
  /** How many characters all of them have at most, as JSON; the newest one is kept in any case. @default 16 Mi */
  readonly characters?: number;
}

/** What a reader of the log is told. */
export type LogNews = { readonly type: "entry"; readonly entry: LogEntry } | { readonly type: "cleared" };

/** The last exchanges and frames, oldest first. What is added must be redacted already. */
export class TrafficLog {
  readonly #limits: Required<LogLimits>;
  readonly #readers = new Set<(news: LogNews) => void>();
  #kept: { readonly entry: LogEntry; readonly characters: number }[] = [];
  #characters = 0;
  #lastId = 0;
  #clearedId = 0;

  constructor({ entries = 500, characters = 16 * 1024 * 1024 }: LogLimits = {}) {
    this.#limits = { entries, characters };
  }

  /** The number of the newest entry that was forgotten on request; 0 for none. */
  get clearedId(): number {
    return this.#clearedId;
  }

  /** Numbers an entry, keeps it and tells the readers; the oldest ones go when there is too much. */
  add(entry: NewLogEntry): void {
    this.#lastId += 1;
    const numbered: LogEntry = { ...entry, id: this.#lastId };
    const { length: characters } = JSON.stringify(numbered);
    this.#kept.push({ entry: numbered, characters });
    this.#characters += characters;
    while (this.#isTooMuch()) this.#characters -= this.#kept.shift()?.characters ?? 0;
    this.#tell({ type: "entry", entry: numbered });
  }

  /** The kept entries with a higher number. */
  after(id: number): LogEntry[] {
    return this.#kept.filter(({ entry }) => entry.id > id).map(({ entry }) => entry);
  }

  /** Forgets all entries; numbers go on from where they were. */
  clear(): void {
    this.#kept = [];
    this.#characters = 0;
    this.#clearedId = this.#lastId;
    this.#tell({ type: "cleared" });
  }

  /** Tells of what comes from now on; gives a function that ends it. */
  watch(reader: (news: LogNews) => void): () => void {
    this.#readers.add(reader);
    return () => void this.#readers.delete(reader);
  }

  #isTooMuch(): boolean {
    const { entries, characters } = this.#limits;
    return this.#kept.length > entries || (this.#kept.length > 1 && this.#characters > characters);
  }

  #tell(news: LogNews): void {
    for (const reader of [...this.#readers]) reader(news);
  }
}
