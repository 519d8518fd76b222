import { steadyNow } from "../platform/moment.ts";
import { EventLog } from "./event-log.ts";
import { ReplayLog } from "./replay-log.ts";
import { RunText } from "./run-text.ts";
import type { TextPart } from "./text-part.ts";

/** Everything that was heard of a run: its text whole, its events as far as they are kept. */
export class RunLog<Event> {
  readonly #log = new ReplayLog();
  readonly #events = new EventLog<Event>();
  readonly #text: RunText;
  readonly #marker: (count: number) => Event;
  /** What readers of the text have not had yet, each for itself. */
  readonly #unread = new Set<{ text: string }>();
  #heardAt: number = steadyNow();

  /** @param marker makes the event that stands for so many that were dropped */
  constructor(marker: (count: number) => Event) {
    this.#marker = marker;
    this.#text = new RunText((piece) => {
      for (const unread of this.#unread) unread.text += piece;
    });
  }

  /** The text as the gateway tells it now. */
  get text(): string {
    return this.#text.text;
  }

  /** When the last event came, by the steady clock in milliseconds; before the first, when the log was made. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** A sign of life that is no event of the log. */
  touch(): void {
    this.#heardAt = steadyNow();
  }

  add(event: Event, part: TextPart | undefined): void {
    this.touch();
    if (part !== undefined) this.#text.add(part);
    this.#events.add(event);
    this.#log.grew();
  }

  /** The run succeeded with this text. */
  end(text: string): void {
    this.#text.finish(text);
    this.#log.end({});
  }

  fail(error: unknown): void {
    this.#log.end({ error });
  }

  /** The events from the first that is kept. */
  events(): AsyncGenerator<Event, void, undefined> {
    return this.#log.read(this.#events.reader(this.#marker));
  }

  /** The text from its start, in the pieces in which it came (a reader that was slow gets larger ones). */
  async *textPieces(): AsyncGenerator<string, void, undefined> {
    const unread = { text: this.#text.handed };
    this.#unread.add(unread);
    try {
      yield* this.#log.read(() => {
        const piece = unread.text;
        unread.text = "";
        return piece === "" ? undefined : piece;
      });
    } finally {
      this.#unread.delete(unread);
    }
  }
}
