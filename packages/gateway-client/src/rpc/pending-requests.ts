import type { SecretKeeper } from "@pincer/shared/internal";

import type { Greeting } from "../connection/greeting.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import { serializeFrame } from "../protocol/serialize-frame.ts";
import type { Call } from "./call.ts";
import { keepsKeys, knowsKeys } from "./known-keys.ts";
import { PendingRequest, type RequestOwner } from "./pending-request.ts";
import { type FailedRequest, lostOnTheWay, notSent, timedOut, tooLarge } from "./request-failure.ts";

/** How a text gets onto the wire; false where there is no open connection. */
export type Send = (text: string) => boolean;

/** Bytes that may wait for a connection. One frame of protocol 4 has up to 25 MiB. */
const QUEUE_LIMIT_BYTES = 32 * 1024 * 1024;

/** The requests that were not answered yet: each ends by its answer, its time limit, its signal, or the connection. */
export class PendingRequests implements RequestOwner {
  /** By their ids, in the order in which they were made. */
  readonly #pending = new Map<string, PendingRequest>();
  readonly #send: Send;
  readonly #keeper: SecretKeeper;
  /** Ids are counted, over all connections of the client: none comes twice. */
  #lastId = 0;
  #queuedBytes = 0;
  /** Why there is no connection, once one was lost or an attempt failed. */
  #lastLoss: unknown;
  #greeting: Greeting | undefined;

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
    this.#lastId += 1;
    const id = String(this.#lastId);
    const frame = serializeFrame(id, call.method, call.params);
    if (!frame.ok) throw invalidArgument(this.#keeper.text(frame.problem), this.#keeper.cause(frame.cause));
    const request = new PendingRequest(id, call, frame.text);
    const error = this.#refusal(request);
    if (error !== undefined) throw error;
    this.#pending.set(id, request);
    if (!this.#sendNow(request)) {
      const isKept = call.onlyNow !== true && this.#queue(request);
      if (!isKept) {
        this.#pending.delete(id);
        const why = call.onlyNow === true ? "there is no connection" : "too much waits for the connection already";
        return Promise.reject(notSent(call.method, why, this.#lastLoss));
      }
    }
    // A send may end everything at once (a socket that throws is gone a moment later, not now), so this comes after it.
    request.watch(this);
    return request.outcome.promise;
  }

  /** Takes an answer. One that comes late or twice changes nothing. */
  answer(frame: ResponseFrame): void {
    const request = this.#pending.get(frame.id);
    // What waits to be sent again was sent over a connection that is gone: nobody can answer it now.
    if (request === undefined || !request.wasSent || request.queuedBytes > 0) return;
    if (request.call.isInterim?.(frame) === true) request.stopTimer();
    else this.#end(frame.id)?.outcome.resolve(frame);
  }

  late(request: PendingRequest): void {
    this.#reject(request.id, timedOut(this.#failed(request)));
  }

  cancelled(request: PendingRequest, reason: unknown): void {
    this.#reject(request.id, reason);
  }

  /** There is a connection: sends what waited, but for what is larger than the gateway takes, or what it has forgotten. */
  flush(greeting: Greeting): void {
    const before = this.#greeting;
    this.#greeting = greeting;
    const lastLoss = this.#lastLoss;
    this.#lastLoss = undefined;
    for (const [id, request] of this.#pending) {
      if (request.queuedBytes === 0) continue;
      const isKeyed = request.wasSent && request.repeatable === "same-gateway";
      const isForgotten = isKeyed && (before === undefined || !knowsKeys(before, greeting, request.sentAt));
      const error = isForgotten ? lostOnTheWay({ ...this.#failed(request), lastLoss }) : this.#refusal(request);
      if (error !== undefined) this.#reject(id, error);
      else this.#sendNow(request);
    }
  }

  /** The connection is gone: rejects what was sent over it, unless asking again does nothing twice. The rest goes on waiting. */
  connectionLost(error: unknown): void {
    this.#lastLoss = error;
    const isHopeless = this.#greeting === undefined || !keepsKeys(this.#greeting);
    for (const [id, request] of this.#pending) {
      if (request.queuedBytes > 0) continue;
      const waits = request.maySendAgain && !(isHopeless && request.repeatable === "same-gateway");
      if (!waits || !this.#queue(request)) this.#reject(id, lostOnTheWay(this.#failed(request)));
    }
  }

  /** There will be no connection: rejects everything that is left. */
  rejectAll(error: unknown): void {
    for (const id of this.#pending.keys()) this.#reject(id, error);
  }

  #sendNow(request: PendingRequest): boolean {
    const { queuedBytes } = request;
    if (!this.#send(request.text)) return false;
    this.#queuedBytes -= queuedBytes;
    request.sent();
    return true;
  }

  /** False where too much waits already: an error for this caller, not for those who wait. */
  #queue(request: PendingRequest): boolean {
    const { bytes } = request;
    if (this.#queuedBytes + bytes > QUEUE_LIMIT_BYTES) return false;
    request.queuedBytes = bytes;
    this.#queuedBytes += bytes;
    return true;
  }

  #reject(id: string, error: unknown): void {
    this.#end(id)?.outcome.reject(error);
  }

  #end(id: string): PendingRequest | undefined {
    const request = this.#pending.get(id);
    if (request === undefined) return undefined;
    this.#pending.delete(id);
    this.#queuedBytes -= request.queuedBytes;
    request.release();
    return request;
  }

  /** Why it must not be sent over the connection there is. */
  #refusal(request: PendingRequest): Error | undefined {
    const refused = request.call.refusal?.();
    if (refused !== undefined) return refused;
    const maxBytes = this.#greeting?.hello.policy.maxPayload ?? Infinity;
    // Counting bytes costs time; a text has at most three for each of its units.
    if (request.text.length * 3 <= maxBytes) return undefined;
    const { bytes } = request;
    return bytes > maxBytes ? tooLarge(request.call.method, bytes, maxBytes) : undefined;
  }

  #failed({ call, wasSent, repeatable }: PendingRequest): FailedRequest {
    const { method, timeoutMs } = call;
    return { method, timeoutMs, wasSent, repeatable, lastLoss: this.#lastLoss };
  }
}
