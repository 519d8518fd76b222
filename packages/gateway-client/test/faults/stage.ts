import { clearTimeout as stopTimer, setTimeout as startTimer } from "node:timers";

import { memoryStore } from "@pincer/shared";
import { abortable, deferred } from "@pincer/shared/internal";

import { GatewayClient, GatewayError } from "../../src/index.ts";
import { createLocalGateway, type LocalGateway } from "../../src/testing/index.ts";
import { turnsUntil } from "../support/leak-watch.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { asOwner } from "../support/runtime.ts";
import type { FaultRow } from "./fault-table.ts";

/** How often the gateway ticks where its clock is wound by hand, in milliseconds. */
export const TICK_MS = 30_000;
/** The same where only silence tells; a busy machine must not look like it. */
const SIGN_OF_LIFE_MS = 600;
/** The time limit of what must run into it, in milliseconds. */
const SHORT_MS = 150;
/** The time limit of everything else, in milliseconds: no cell takes so long. */
const LONG_MS = 15_000;

interface Promised {
  readonly name: string;
  isSettled: boolean;
  /** Set where it was rejected with what is no error of ours. */
  wrong?: unknown;
}

/** How many milliseconds the client waits: for an attempt, and for the answer to a request that meets the fault. */
interface Limits {
  readonly attempt: number;
  readonly hit: number;
}

function limitsOf({ connect, read }: FaultRow): Limits {
  const isLate = (error: string | undefined): number => (error === "GatewayTimeoutError" ? SHORT_MS : LONG_MS);
  return { attempt: isLate(connect), hit: isLate(read) };
}

/** One cell of the matrix: a gateway with its client, and every promise that this has given. */
export class Stage {
  readonly row: FaultRow;
  readonly limits: Limits;
  /** What is due comes by hand only. The time of day goes on, by which protocol 3 tells a restarted gateway. */
  readonly clock: ManualClock = manualClock(Date.now(), true);
  readonly #gate = deferred<void>();
  readonly local: LocalGateway;
  readonly #promised: Promised[] = [];
  readonly #undo: Array<() => void> = [];
  readonly #name: string;
  #client: GatewayClient | undefined;
  /** How many gaps in the numbers of events were told. */
  gaps = 0;

  constructor(row: FaultRow, protocol: 3 | 4, phase: string) {
    this.row = row;
    this.#name = `${row.name}, ${phase}, protocol ${protocol}`;
    this.limits = limitsOf(row);
    const { promise } = this.#gate;
    this.local = createLocalGateway({
      token: "fault-matrix-token",
      protocol,
      reply: async function* reply(message, { signal }) {
        yield "one ";
        if (message !== "quick") await abortable(promise, signal);
        yield "two ";
        yield "three";
      },
      // Where only silence tells that the line is dead there must be signs of life before.
      ...(row.isSilent === true ? { tickIntervalMs: SIGN_OF_LIFE_MS } : { tickIntervalMs: TICK_MS, clock: this.clock }),
    });
  }

  get client(): GatewayClient {
    if (this.#client === undefined) throw new Error("open() was not called");
    return this.#client;
  }

  /** Listens, and makes the client. */
  async open(): Promise<void> {
    const { url } = await this.local.listen();
    this.#client = new GatewayClient({
      url,
      token: "fault-matrix-token",
      logLevel: "off",
      requestTimeout: this.limits.attempt,
      reconnect: { initialDelay: 1, maxDelay: 5 },
      ...asOwner(),
      ...(this.row.withDevice === true && { device: true, store: memoryStore() }),
    });
    this.#undo.push(this.client.on("gap", ({ reason }) => (this.gaps += reason === "sequence" ? 1 : 0)));
    void this.keep("closed", this.client.closed);
    void this.keep("events()", drain(this.client.events()));
  }

  /** Plans the fault of this row, for requests of this method or events of this name. */
  plan(where: { readonly method?: string; readonly event?: string } = {}): void {
    this.#undo.push(this.local.fail({ ...this.row.fault, ...where }));
  }

  /** Holds back the answer to the next request of a method, for as long as the gateway's clock is not wound. */
  hold(method: string, delayMs: number): void {
    this.#undo.push(this.local.fail({ kind: "slow", method, delayMs }));
  }

  /** Notes a promise of the client: it must settle, and be rejected with nothing but an error of ours. */
  keep<T>(name: string, promise: PromiseLike<T>): PromiseLike<T> {
    const promised: Promised = { name, isSettled: false };
    this.#promised.push(promised);
    promise.then(
      () => (promised.isSettled = true),
      (error: unknown) => {
        promised.isSettled = true;
        if (!GatewayError.isInstance(error)) promised.wrong = error;
      },
    );
    return promise;
  }

  /** A run with everything that can be had of it; gives its text. It holds until `openGate`, unless it is quick. */
  run(
    kind: "agent" | "chat",
    message = "wait",
  ): { readonly text: PromiseLike<string>; readonly started: PromiseLike<void> } {
    const params = { message, sessionKey: `agent:main:${kind}-${message}` };
    const options = { timeout: LONG_MS };
    const run = kind === "agent" ? this.client.agent(params, options) : this.client.chat.send(params, options);
    const started = deferred<void>();
    const read = async (): Promise<string> => {
      let text = "";
      for await (const piece of run.textStream) {
        text += piece;
        started.resolve();
      }
      return text;
    };
    void this.keep(`${kind}.accepted`, run.accepted);
    void this.keep(`${kind} iterator`, drain(run));
    const whole = this.keep(`${kind}.textStream`, read());
    const result = this.keep(kind, run);
    // Both must say the same; which of them fails makes no difference.
    const text = Promise.all([result, whole]).then(([{ text: told }, streamed]) => {
      if (told !== streamed) throw new Error(`${kind} told "${told}", but streamed "${streamed}"`);
      return told;
    });
    text.catch(() => {});
    started.promise.catch(() => {});
    text.catch(started.reject);
    return { text, started: started.promise };
  }

  /** The runs go on to their end. */
  openGate(): void {
    this.#gate.resolve();
  }

  /** What a promise ended with: the name of an error, or that there was none. */
  async ending(promise: PromiseLike<unknown>): Promise<string | undefined> {
    return this.within(
      Promise.resolve(promise).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.name : String(error)),
      ),
    );
  }

  /** Whatever takes too long is told by the name of this cell and what has not settled. */
  async within<T>(work: PromiseLike<T>): Promise<T> {
    const stuck = deferred<never>();
    const timer = startTimer(() => stuck.reject(this.problem(`is stuck, waiting for: ${this.unsettled()}`)), LONG_MS);
    try {
      return await Promise.race([work, stuck.promise]);
    } finally {
      stopTimer(timer);
    }
  }

  /** @throws Error that names this cell where they differ */
  check(what: string, actual: unknown, expected: unknown): void {
    if (actual === expected) return;
    throw this.problem(`should have ${what}: ${String(expected)}, but it is ${String(actual)}`);
  }

  unsettled(): string {
    return this.#promised.flatMap(({ name, isSettled }) => (isSettled ? [] : [name])).join(", ");
  }

  problem(what: string): Error {
    return new Error(`${this.#name}: the cell ${what} (state ${this.#client?.state})`);
  }

  /** Takes back what has not happened yet. */
  restore(): void {
    for (const step of this.#undo.splice(0)) step();
  }

  /** Closes the client, and checks that nothing is left of it. */
  async end(): Promise<void> {
    try {
      await this.#leave();
    } finally {
      this.restore();
      await this.within(this.local.close());
    }
  }

  async #leave(): Promise<void> {
    await this.within(this.keep("close", this.client.close()));
    await turnsUntil(() => this.unsettled() === "");
    if (this.unsettled() !== "") throw this.problem(`left unsettled: ${this.unsettled()}`);
    if (this.client.state !== "closed") throw this.problem("is not closed");
    const wrong = this.#promised.find((promised) => "wrong" in promised);
    if (wrong !== undefined) {
      throw new Error(`${this.#name}: ${wrong.name} was rejected with no error of ours`, { cause: wrong.wrong });
    }
  }
}

async function drain(items: AsyncIterable<unknown>): Promise<void> {
  for await (const item of items) void item;
}
