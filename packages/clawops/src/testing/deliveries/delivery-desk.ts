import type { LocalClock } from "../clock/local-clock.ts";
import type { Timers } from "../clock/timers.ts";
import type { IdSource } from "../state/id-source.ts";
import { iso } from "../state/iso.ts";
import { tellListener } from "../tell-listener.ts";
import type { Delivery, OutgoingWebhook } from "./delivery.ts";
import { describeFailure } from "./describe-failure.ts";
import { postWebhook } from "./post-webhook.ts";

/** What a delivery desk works with. */
export interface DeliveryDeskOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly signingKey: string | undefined;
  readonly clock: LocalClock;
  readonly timers: Timers;
  readonly ids: IdSource;
  /** Told of each try, once it is known what became of it. */
  readonly onDelivery: ((delivery: Delivery) => void) | undefined;
}

/** The waits before the second and the third try, in milliseconds. */
const RETRY_WAITS_MS: readonly number[] = [1000, 5000];

/** How many deliveries are remembered; the oldest go first. */
const MAX_ENTRIES = 1000;

/**
 * Sends webhooks, one after the other per receiver so that they arrive in order, tries again what was not taken (anything but a
 * 2xx), and remembers what became of each. A receiver that fails never disturbs the server.
 */
export class DeliveryDesk {
  readonly #options: DeliveryDeskOptions;
  readonly #log = new Map<string, Delivery>();
  readonly #lines = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();

  constructor(options: DeliveryDeskOptions) {
    this.#options = options;
  }

  /** What was sent, oldest first. */
  get entries(): readonly Delivery[] {
    return [...this.#log.values()];
  }

  /** Puts a webhook on its way. */
  send(webhook: OutgoingWebhook): Promise<void> {
    const { clock, ids } = this.#options;
    const delivery: Delivery = {
      ...webhook,
      id: ids.next("WL"),
      status: "pending",
      attempt: 0,
      maxAttempts: RETRY_WAITS_MS.length + 1,
      responseStatus: null,
      responseBody: null,
      responseTimeMs: null,
      createdAt: iso(clock.now()),
      completedAt: null,
    };
    this.#log.set(delivery.id, delivery);
    const [oldest] = this.#log.keys();
    if (this.#log.size > MAX_ENTRIES && oldest !== undefined) this.#log.delete(oldest);
    return this.#enqueue(delivery);
  }

  /** Resolves once nothing is under way. A retry that waits for its time is not. */
  async settled(): Promise<void> {
    while (this.#lines.size > 0) await Promise.all(this.#lines.values());
  }

  /** Gives up everything under way, and all that comes later. */
  stop(): void {
    this.#stop.abort(new Error("the local server was reset"));
  }

  #enqueue(delivery: Delivery): Promise<void> {
    const { url } = delivery;
    const line = (this.#lines.get(url) ?? Promise.resolve()).then(() => this.#attempt(delivery));
    this.#lines.set(url, line);
    return line.then(() => {
      if (this.#lines.get(url) === line) this.#lines.delete(url);
    });
  }

  /** One try; it never rejects. */
  async #attempt(before: Delivery): Promise<void> {
    const { clock, timers } = this.#options;
    const { signal } = this.#stop;
    if (signal.aborted) return;
    const started = clock.now();
    const trying: Delivery = { ...before, attempt: before.attempt + 1 };
    this.#note(trying);
    const answer = await postWebhook(trying, { ...this.#options, signal }).catch((thrown: unknown) => ({
      status: null,
      body: describeFailure(thrown),
    }));
    if (signal.aborted) return;
    const delivered = answer.status !== null && answer.status >= 200 && answer.status < 300;
    const wait = RETRY_WAITS_MS[before.attempt];
    const isOver = delivered || wait === undefined;
    const after: Delivery = {
      ...trying,
      status: delivered ? "delivered" : isOver ? "failed" : "pending",
      responseStatus: answer.status,
      responseBody: answer.body,
      responseTimeMs: clock.now() - started,
      completedAt: isOver ? iso(clock.now()) : null,
    };
    this.#note(after);
    tellListener(this.#options.onDelivery, after);
    if (!isOver) timers.after(wait, () => void this.#enqueue(after));
  }

  /** Keeps its place in the log; an entry that fell out of it stays out. */
  #note(delivery: Delivery): void {
    if (this.#log.has(delivery.id)) this.#log.set(delivery.id, delivery);
  }
}
