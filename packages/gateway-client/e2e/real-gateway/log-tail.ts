import { appendFileSync } from "node:fs";

/** How many of the last characters are kept for error messages. */
const KEPT = 8_000;

/** Where a {@link LogTail} writes and what it hides. */
export interface LogTailOptions {
  /** Everything is appended to this file too. */
  readonly file?: string | undefined;
  /** What each line in the file begins with. @default nothing */
  readonly label?: string;
  /** Strings that are replaced by `[redacted]` before anything is kept or written. */
  readonly secrets?: readonly string[];
}

/** Takes a process's output line by line, without its secrets: to a file, and the end of it to an error message. */
export class LogTail {
  readonly #file: string | undefined;
  readonly #label: string;
  readonly #secrets: readonly string[];
  readonly #watchers = new Set<(line: string) => void>();
  #unfinished = "";
  #kept = "";

  constructor({ file, label = "", secrets = [] }: LogTailOptions = {}) {
    this.#file = file;
    this.#label = label;
    this.#secrets = secrets;
  }

  /** Takes a piece of output; a line counts when its end has come. */
  write(text: string): void {
    const lines = (this.#unfinished + text).split("\n");
    this.#unfinished = lines.pop() ?? "";
    for (const line of lines) this.#take(line);
  }

  /** Calls back for every later line until the returned function is called. */
  watch(watcher: (line: string) => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** The last lines. */
  text(): string {
    return this.#kept + this.#redact(this.#unfinished);
  }

  #take(raw: string): void {
    const line = this.#redact(raw);
    this.#kept = `${this.#kept}${line}\n`.slice(-KEPT);
    if (this.#file !== undefined) appendFileSync(this.#file, `${this.#label}${line}\n`);
    for (const watcher of this.#watchers) watcher(line);
  }

  #redact(text: string): string {
    return this.#secrets.reduce((safe, secret) => safe.replaceAll(secret, "[redacted]"), text);
  }
}
