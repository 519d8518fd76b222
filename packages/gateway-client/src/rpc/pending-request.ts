import { byteLength, type Deferred, deferred, onAbort, systemClock } from "@pincer/shared/internal";

import { steadyNow } from "../platform/moment.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import type { Call } from "./call.ts";
import { isRepeatable, type Repeatable } from "./repeatable.ts";
import { timeLeft } from "./time-left.ts";

/** How often one request goes out at most, over as many connections. */
const MAX_SENDS = 4;
/** Platforms run a longer timer at once instead of late, in milliseconds. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** A frame that is no longer is kept until it is answered, in characters; of a longer one it is worth asking whether to. */
const SHORT = 16 * 1024;

/** Who is told when the time of a request is up, and when the signal of its caller is aborted. */
export interface RequestOwner {
  late(request: PendingRequest): void;
  cancelled(request: PendingRequest, reason: unknown): void;
}

/** A request that was not answered yet. There may be ten thousand: it holds no more than it needs. */
export class PendingRequest {
  readonly id: string;
  readonly call: Call;
  readonly outcome: Deferred<ResponseFrame> = deferred();
  /** The frame; kept as long as it may have to be sent. */
  #text: string;
  /** UTF-8 bytes that it adds to the queue; 0 while it is not in it. */
  queuedBytes = 0;
  #sends = 0;
  #sentAt = 0;
  #timer: ReturnType<typeof setTimeout> | (() => void) | undefined;
  #stopListening: (() => void) | undefined;

  constructor(id: string, call: Call, text: string) {
    this.id = id;
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

  /** When it was first handed to a socket, by the steady clock. */
  get sentAt(): number {
    return this.#sentAt;
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

  /** Tells its owner when the time is up, and when the caller's signal is aborted. Without either it costs nothing. */
  watch(owner: RequestOwner): void {
    const { signal } = this.call;
    const timeoutMs = timeLeft(this.call);
    // A timer of its own with a shared function is cheaper than the clock's, which is there for the long ones.
    if (timeoutMs <= MAX_TIMER_MS) this.#timer = setTimeout(late, timeoutMs, owner, this);
    else if (timeoutMs !== Infinity) this.#timer = systemClock.after(timeoutMs, () => owner.late(this));
    if (signal !== undefined) this.#stopListening = onAbort(signal, () => owner.cancelled(this, signal.reason));
  }

  /** The time limit is off. */
  stopTimer(): void {
    if (typeof this.#timer === "function") this.#timer();
    else clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** It is over: lets go of timer and signal. */
  release(): void {
    this.stopTimer();
    this.#stopListening?.();
  }

  /** It was handed to a socket. */
  sent(): void {
    if (this.#sends === 0) this.#sentAt = steadyNow();
    this.#sends += 1;
    this.queuedBytes = 0;
    this.call.onSent?.();
    if (this.#text.length > SHORT && !this.maySendAgain) this.#text = "";
  }
}

function late(owner: RequestOwner, request: PendingRequest): void {
  owner.late(request);
}
