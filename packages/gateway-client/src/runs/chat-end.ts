import { type Deferred, deferred } from "@pincer/shared/internal";

import type { ChatEvent } from "../protocol/chat.ts";

/** The `chat` event that ended a run, once it has come. */
export class ChatEnd {
  #event: ChatEvent | undefined;
  readonly #reached: Deferred<ChatEvent> = deferred();

  get event(): ChatEvent | undefined {
    return this.#event;
  }

  /** True where no other end can count any more. */
  get isDecided(): boolean {
    return this.#event !== undefined && !isEmpty(this.#event);
  }

  /** Resolves when the run has ended. */
  get reached(): Promise<ChatEvent> {
    return this.#reached.promise;
  }

  /**
   * Takes every event of the run. The first end counts (protocol 4 tells a failure twice), but for one without an answer, which
   * protocol 3 sends before it tries again.
   */
  take(event: ChatEvent): void {
    if (event.state !== "final" && event.state !== "aborted" && event.state !== "error") return;
    if (this.isDecided) return;
    this.#event = event;
    this.#reached.resolve(event);
  }
}

function isEmpty({ state, message }: ChatEvent): boolean {
  return state === "final" && message === undefined;
}
