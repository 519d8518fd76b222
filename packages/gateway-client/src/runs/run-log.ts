import type { AgentEvent, AgentResult } from "../protocol/agent.ts";
import { type CollectedRun, collectFinal, collectRun, nothingCollected } from "./collect-run.ts";
import { ReplayLog } from "./replay-log.ts";

/** Events that are kept for late readers; the oldest go first. */
const EVENT_LIMIT = 10_000;

/** Everything that was heard of a run. */
export class RunLog {
  readonly #log = new ReplayLog();
  readonly #events: AgentEvent[] = [];
  #dropped = 0;
  #collected: CollectedRun = nothingCollected;
  #heardAt: number = Date.now();

  get collected(): CollectedRun {
    return this.#collected;
  }

  /** When the last event came, in milliseconds since the epoch; before the first, when the log was made. */
  get heardAt(): number {
    return this.#heardAt;
  }

  add(event: AgentEvent): void {
    this.#heardAt = Date.now();
    this.#collected = collectRun(this.#collected, event);
    this.#events.push(event);
    if (this.#events.length > EVENT_LIMIT) {
      this.#events.shift();
      this.#dropped += 1;
    }
    this.#log.grew();
  }

  end(result: AgentResult): void {
    this.#collected = collectFinal(this.#collected, result.text);
    this.#log.end({});
  }

  fail(error: unknown): void {
    this.#log.end({ error });
  }

  /** The events from the first that is kept. */
  events(): AsyncGenerator<AgentEvent, void, undefined> {
    let position = 0;
    return this.#log.read(() => {
      position = Math.max(position, this.#dropped);
      const event = this.#events[position - this.#dropped];
      if (event !== undefined) position += 1;
      return event;
    });
  }

  /** The text from its start, in the pieces in which it came (a reader that was slow gets larger ones). */
  text(): AsyncGenerator<string, void, undefined> {
    let position = 0;
    return this.#log.read(() => {
      const piece = this.#collected.handed.slice(position);
      position += piece.length;
      return piece === "" ? undefined : piece;
    });
  }
}
