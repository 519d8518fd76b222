import { byteLength, type Deferred, deferred, onAbort, systemClock } from "@pincer/shared/internal";

import type { ResponseFrame } from "../protocol/frames.ts";
import type { Call } from "./call.ts";
import { isRepeatable, type Repeatable } from "./repeatable.ts";

/** How often one request goes out at most, over as many connections. */
const MAX_SENDS = 4;

/** A request that was not answered yet. There may be ten thousand: it holds no more than it needs. */
export class PendingRequest {
  readonly call: Call;
  readonly outcome: Deferred<ResponseFrame> = deferred();
  /** The frame; kept as long as it may have to be sent. */
  #text: string;
  /** UTF-8 bytes that it adds to the queue; 0 while it is not in it. */
  queuedBytes = 0;
  #sends = 0;
  #stopTimer: (() => void) | undefined;
  #stopListening: (() => void) | undefined;

  constructor(call: Call, text: string) {
    this.call = call;
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  /** UTF-8 bytes. */
  get bytes(): number {
    return byteLength(this.#text);
  }

  /** True once it was handed to a socket. */
  get wasSent(): boolean {
    return this.#sends > 0;
  }

  /** Whether it does nothing twice when it is sent twice. */
  get repeatable(): Repeatable {
    return isRepeatable(this.call.method, this.call.params);
  }

  /** True where it was sent, and may be sent over another connection. */
  get maySendAgain(): boolean {
    const { onlyNow, isInterim } = this.call;
    return onlyNow !== true && isInterim === undefined && this.#sends < MAX_SENDS && this.repeatable !== false;
  }

  /** Calls back when the time is up, and when the caller's signal is aborted. Without either it costs nothing. */
  watch(onTime: () => void, onSignal: (reason: unknown) => void): void {
    const { timeoutMs, signal } = this.call;
    if (timeoutMs !== Infinity) this.#stopTimer = systemClock.after(timeoutMs, onTime);
    if (signal !== undefined) this.#stopListening = onAbort(signal, () => onSignal(signal.reason));
  }

  /** The time limit is off. */
  stopTimer(): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
  }

  /** It is over: lets go of timer and signal. */
  release(): void {
    this.stopTimer();
    this.#stopListening?.();
  }

  /** It was handed to a socket. */
  sent(): void {
    this.#sends += 1;
    this.queuedBytes = 0;
    this.call.onSent?.();
    if (!this.maySendAgain) this.#text = "";
  }
}
