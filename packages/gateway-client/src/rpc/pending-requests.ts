import {
  byteLength,
  createDeadline,
  type Deadline,
  type Deferred,
  deferred,
  type SecretKeeper,
  SendQueue,
} from "@pincer/shared/internal";

import { GatewayConnectionError } from "../errors/connection-errors.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { GatewayTimeoutError } from "../errors/timeout-error.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import { isReadMethod } from "../protocol/methods.ts";
import { serializeFrame } from "../protocol/serialize-frame.ts";

/** A question to the gateway. */
export interface Call {
  readonly method: string;
  readonly params?: unknown;
  /** Milliseconds; `Infinity` for no limit. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** True for an answer that another one follows. From then on the time limit is off. */
  readonly isInterim?: (answer: ResponseFrame) => boolean;
  /** True where the request must not wait for another connection. */
  readonly onlyNow?: boolean;
  /** Asked before it is handed to a socket, of each connection: why it must not be, where that is so. */
  readonly refusal?: () => Error | undefined;
  /** Called when it is handed to the socket. */
  readonly onSent?: () => void;
}

interface Pending {
  readonly call: Call;
  readonly outcome: Deferred<ResponseFrame>;
  deadline: Deadline;
  sent: boolean;
}

/** How a text gets onto the wire; false where there is no open connection. */
export type Send = (text: string) => boolean;

/** Bytes that may wait for a connection. One frame of protocol 4 has up to 25 MiB. */
const QUEUE_LIMIT_BYTES = 32 * 1024 * 1024;

/** The requests that were not answered yet: each ends by its answer, its time limit, its signal, or the connection. */
export class PendingRequests {
  readonly #pending = new Map<string, Pending>();
  readonly #queue = new SendQueue<string>(QUEUE_LIMIT_BYTES);
  readonly #send: Send;
  readonly #keeper: SecretKeeper;
  /** Why there is no connection, once one was lost or an attempt failed. */
  #lastLoss: unknown;
  /** The largest frame that the gateway takes, once it has said so. */
  #maxPayload = Infinity;

  constructor(send: Send, keeper: SecretKeeper) {
    this.#send = send;
    this.#keeper = keeper;
  }

  /**
   * Sends a request, or queues it until there is a connection. Gives the last answer, a refusal too. Throws at once where the
   * request cannot be sent as it is.
   */
  call(call: Call): Promise<ResponseFrame> {
    call.signal?.throwIfAborted();
    const id = crypto.randomUUID();
    const frame = serializeFrame(id, call.method, call.params);
    if (!frame.ok) throw invalidArgument(this.#keeper.text(frame.problem), this.#keeper.cause(frame.cause));
    this.#check(call, frame.text);
    const outcome = deferred<ResponseFrame>();
    const pending: Pending = { call, outcome, sent: false, deadline: this.#deadline(id, call, call.timeoutMs) };
    this.#pending.set(id, pending);
    if (!this.#sendNow(pending, frame.text) && (call.onlyNow === true || !this.#queue.add(frame.text, id))) {
      const why = call.onlyNow === true ? "there is no connection" : "too much waits for the connection already";
      const error = new GatewayConnectionError(`"${call.method}" was not sent: ${why}.`, { cause: this.#lastLoss });
      this.#end(id)?.outcome.reject(error);
    }
    return outcome.promise;
  }

  /** Takes an answer. One that comes late or twice changes nothing. */
  answer(frame: ResponseFrame): void {
    const pending = this.#pending.get(frame.id);
    if (pending === undefined || !pending.sent) return;
    if (pending.call.isInterim?.(frame) !== true) {
      this.#end(frame.id)?.outcome.resolve(frame);
      return;
    }
    pending.deadline.dispose();
    pending.deadline = this.#deadline(frame.id, pending.call, Infinity);
  }

  /** There is a connection: sends what waited, but for what is larger than the gateway takes. */
  flush(maxPayload: number): void {
    this.#maxPayload = maxPayload;
    this.#lastLoss = undefined;
    for (const { text, tag: id } of this.#queue.take()) {
      const pending = this.#pending.get(id);
      if (pending === undefined) continue;
      try {
        this.#check(pending.call, text);
        if (!this.#sendNow(pending, text)) this.#queue.add(text, id);
      } catch (error) {
        this.#end(id)?.outcome.reject(error);
      }
    }
  }

  /** The connection is gone: rejects what was sent over it. What was never sent goes on waiting. */
  connectionLost(error: unknown): void {
    this.#lastLoss = error;
    for (const [id, { sent, call }] of this.#pending) {
      if (sent) this.#end(id)?.outcome.reject(lostOnTheWay(call.method, error));
    }
  }

  /** There will be no connection: rejects everything that is left. */
  rejectAll(error: unknown): void {
    this.#queue.take();
    for (const id of this.#pending.keys()) this.#end(id)?.outcome.reject(error);
  }

  #sendNow(pending: Pending, text: string): boolean {
    pending.sent = this.#send(text);
    if (pending.sent) pending.call.onSent?.();
    return pending.sent;
  }

  #deadline(id: string, call: Call, timeoutMs: number): Deadline {
    const deadline = createDeadline({
      timeoutMs: timeoutMs === Infinity ? undefined : timeoutMs,
      parents: [call.signal],
      reason: () => timedOut(call, this.#pending.get(id)?.sent === true, this.#lastLoss),
    });
    const onEnd = (): void => {
      this.#queue.remove(id);
      this.#end(id)?.outcome.reject(deadline.signal.reason);
    };
    deadline.signal.addEventListener("abort", onEnd, { once: true });
    return deadline;
  }

  #end(id: string): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.deadline.dispose();
    return pending;
  }

  #check({ method, refusal }: Call, text: string): void {
    const refused = refusal?.();
    if (refused !== undefined) throw refused;
    // Counting bytes costs time; a text has at most three for each of its units.
    if (text.length * 3 <= this.#maxPayload) return;
    const bytes = byteLength(text);
    if (bytes > this.#maxPayload) {
      throw invalidArgument(
        `"${method}" was not sent: it has ${bytes} bytes, and the gateway takes at most ${this.#maxPayload} in one frame.`,
      );
    }
  }
}

function timedOut({ method, timeoutMs }: Call, sent: boolean, lastLoss: unknown): GatewayTimeoutError {
  const what = sent ? `The gateway did not answer "${method}"` : `"${method}" was not sent: there was no connection`;
  return new GatewayTimeoutError(`${what} within ${timeoutMs} ms.${sent ? "" : because(lastLoss)}`, {
    method,
    timeoutMs,
    cause: sent ? undefined : lastLoss,
    retryable: !sent || isReadMethod(method),
    steps: sent && !isReadMethod(method) ? ["It may have been carried out all the same."] : [],
  });
}

function lostOnTheWay(method: string, cause: unknown): GatewayConnectionError {
  const { closeCode, closeReason } = cause instanceof GatewayConnectionError ? cause : {};
  const retryable = isReadMethod(method);
  return new GatewayConnectionError(`The connection was lost before "${method}" was answered.${because(cause)}`, {
    closeCode,
    closeReason,
    cause,
    retryable,
    steps: retryable ? [] : ["It may have been carried out all the same."],
  });
}

/** What an error of ours says, to go behind another message. */
function because(error: unknown): string {
  return error instanceof GatewayError ? ` ${error.message}` : "";
}
