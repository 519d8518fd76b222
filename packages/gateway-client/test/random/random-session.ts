import { getEventListeners } from "node:events";
import { clearTimeout as stopTimer, setTimeout as startTimer } from "node:timers";

import { memoryStore } from "@pincer/shared";
import { isRecord, systemClock } from "@pincer/shared/internal";

import { Random } from "../../../../.config/testing/random.ts";
import type { GatewayFault } from "../../src/testing/fault.ts";
import { createLocalGateway, type LocalGateway } from "../../src/testing/index.ts";
import { turnsUntil } from "../support/leak-watch.ts";
import { Ledger } from "./ledger.ts";
import { losesEvents } from "./random-fault.ts";
import { RandomModel } from "./random-model.ts";
import type { StartedRun } from "./watch-run.ts";
import { WatchedClient } from "./watched-client.ts";

const TOKEN = "token-of-a-random-session";
/** Nothing takes so long, in milliseconds. */
const LIMIT_MS = 40_000;
/**
 * How old the gateway of each start says that it is, in milliseconds. Protocol 3 tells a restart by nothing else, and the
 * client does not believe two seconds: gateways do not start and stop that fast.
 */
const AGES_MS: readonly number[] = [20_000, 16_000, 12_000, 8000, 4000];

/** How a client's token is had at the next attempt. */
export type TokenMood = "right" | "slow" | "wrong" | "fails";

/** A request that changes something, by its unique label. */
export interface Change {
  readonly label: string;
  /** `unsent`: the client says that it was not sent. */
  outcome: "open" | "done" | "unknown" | "unsent";
}

/** One gateway with its clients, and what must hold whatever happens to them. */
export class RandomSession {
  readonly random: Random;
  readonly ledger: Ledger = new Ledger();
  readonly model: RandomModel = new RandomModel();
  readonly gateway: LocalGateway;
  readonly clients: WatchedClient[] = [];
  readonly runs: StartedRun[] = [];
  readonly changes: Change[] = [];
  readonly aborts: AbortController[] = [];
  readonly protocol: 3 | 4;
  /** True where no fault silences an answer, so that everything must end by itself. */
  readonly isCalm: boolean;
  readonly requestTimeout: number;
  tokenMood: TokenMood = "right";
  /** Each sends the message of an earlier run again, with its key. */
  readonly repeats: Array<(owner: WatchedClient) => void> = [];
  /** Says to all clients of this process that the network is back. */
  readonly goOnline: () => void;
  /** How often a message may be answered that was sent with the same key more than once. */
  readonly asks: Map<string, number> = new Map();
  readonly past: { restarts: number; saidRestart: boolean; losesEvents: boolean; refuses: boolean } = {
    restarts: 0,
    saidRestart: false,
    losesEvents: false,
    refuses: false,
  };
  readonly #name: string;
  readonly #undo: Array<() => void> = [];
  readonly #story: string[] = [];
  readonly #everyone: WatchedClient[] = [];
  #restarting: Promise<void> | undefined;
  #count = 0;
  /** How far the gateway's clock is ahead, in milliseconds. */
  #aheadMs = 0;

  constructor(seed: number, goOnline: () => void) {
    this.goOnline = goOnline;
    this.random = new Random(seed);
    this.protocol = this.random.once(2) ? 3 : 4;
    this.isCalm = !this.random.once(3);
    this.requestTimeout = this.random.pick([100, 400, 2000]);
    this.#name = `Seed ${seed} (protocol ${this.protocol}${this.isCalm ? ", calm" : ""})`;
    this.gateway = createLocalGateway({
      token: TOKEN,
      protocol: this.protocol,
      tickIntervalMs: 200,
      clock: { now: () => Date.now() + this.#aheadMs, after: (ms, run) => systemClock.after(ms, run) },
      reply: (message, context) => this.model.reply(message, context),
    });
  }

  async open(): Promise<void> {
    await this.gateway.listen();
    this.#aheadMs += AGES_MS[0] ?? 0;
    for (let count = 1 + this.random.below(3); count > 0; count -= 1) this.clients.push(this.makeClient());
  }

  /** A name that nothing else in this session has. */
  name(kind: string): string {
    this.#count += 1;
    return `${kind}${this.#count}`;
  }

  makeClient(): WatchedClient {
    const { random, gateway } = this;
    const isDevice = random.once(4);
    const reconnect = random.once(10) ? (false as const) : { initialDelay: 1, maxDelay: random.pick([5, 50]) };
    const options = {
      url: () => gateway.url,
      token: () => this.#token(),
      logLevel: "off" as const,
      requestTimeout: this.requestTimeout,
      reconnect,
      ...(isDevice && { device: true, store: memoryStore(), clientInfo: { id: "cli", mode: "cli" } }),
    };
    const watched = new WatchedClient(this.name("client"), options, this.ledger, this.past);
    this.#everyone.push(watched);
    return watched;
  }

  get isRestarting(): boolean {
    return this.#restarting !== undefined;
  }

  client(): WatchedClient {
    return this.random.pick(this.clients);
  }

  signal(): AbortSignal | undefined {
    if (!this.random.once(4)) return undefined;
    const abort = new AbortController();
    this.aborts.push(abort);
    return abort.signal;
  }

  /** Lets something go wrong, until the end of the session at most. */
  fail(fault: GatewayFault): void {
    this.past.losesEvents ||= losesEvents(fault);
    this.past.refuses ||= fault.kind === "error" && fault.code !== undefined;
    this.#undo.push(this.gateway.fail(fault, { times: 1 + this.random.below(3) }));
  }

  /** Restarts the gateway, unless it does already. */
  restart(): void {
    if (this.#restarting !== undefined || this.past.restarts + 1 >= AGES_MS.length) return;
    const { random } = this;
    this.past.restarts += 1;
    const options = { downMs: random.below(30), keepState: !random.once(3), drain: random.once(2) };
    this.#restarting = this.gateway
      .restart(options)
      .then(() => void (this.#aheadMs += AGES_MS[this.past.restarts] ?? 0))
      .finally(() => (this.#restarting = undefined));
  }

  /** What the story tells where something is wrong. */
  tell(step: string): void {
    this.#story.push(step);
  }

  /** @throws Error with the seed and the steps, where anything is wrong */
  look(): void {
    const { problems } = this.ledger;
    if (problems.length > 0)
      throw new Error(`${this.#name}: ${[...new Set(problems)].join("; ")} after ${this.#story.join(", ")}`);
  }

  /** All goes well from now on: what must end by itself does, and then the rest with its client. */
  async end(): Promise<void> {
    for (const step of this.#undo) step();
    this.tokenMood = "right";
    this.model.openGate(true);
    await this.#within("the restart", this.#restarting);
    await this.#within("what must end", Promise.all(this.ledger.open(false).map(({ settled }) => settled)));
    this.look();
    await this.#within("close", Promise.all(this.clients.map((watched) => this.close(watched))));
    await turnsUntil(() => this.ledger.open(true).length === 0);
    const left = this.ledger.open(true).map(({ name }) => name);
    if (left.length > 0) this.ledger.problems.push(`left unsettled: ${left.join(", ")}`);
    for (const { name, client } of this.clients) {
      if (client.state !== "closed") this.ledger.problems.push(`${name} is ${client.state} after close()`);
    }
    for (const watched of this.#everyone) watched.stop();
    this.#checkGateway();
    const listeners = this.aborts.flatMap(({ signal }) => getEventListeners(signal, "abort"));
    if (listeners.length > 0) this.ledger.problems.push(`${listeners.length} listeners of signals are left`);
    this.look();
  }

  /** Closes a client; more than once is the same. */
  close(watched: WatchedClient): Promise<void> {
    watched.isClosedByUs = true;
    const closing = watched.client.close();
    this.ledger.keep(`${watched.name}.close()`, closing, { client: watched.client });
    return closing;
  }

  /** What the gateway got, against what the clients were told. */
  #checkGateway(): void {
    const { problems } = this.ledger;
    const got = new Map<string, number>();
    for (const { dir, frame, connection } of this.gateway.frames) {
      if (dir !== "in" || !isRecord(frame) || frame["method"] === "connect") continue;
      const { id, params } = frame;
      const label = isRecord(params) && frame["method"] === "sessions.patch" ? params["label"] : undefined;
      for (const key of [`${connection} ${String(id)}`, ...(typeof label === "string" ? [label] : [])]) {
        got.set(key, (got.get(key) ?? 0) + 1);
        if ((got.get(key) ?? 0) > 1) problems.push(`${key} was sent twice`);
      }
    }
    for (const { label, outcome } of this.changes) {
      if (outcome === "unsent" && got.has(label)) problems.push(`${label} was sent, and said not to have been`);
    }
    for (const { name } of this.runs) {
      const most = this.past.restarts === 0 ? 1 : (this.asks.get(name) ?? 1);
      if (this.model.timesAsked(name) > most) problems.push(`${name} ran ${this.model.timesAsked(name)} times`);
    }
  }

  async #token(): Promise<string> {
    if (this.tokenMood === "slow") await new Promise((resolve) => setImmediate(resolve));
    if (this.tokenMood === "fails") throw new Error("no token today");
    return this.tokenMood === "wrong" ? "a-token-of-somebody-else" : TOKEN;
  }

  async #within(what: string, work: PromiseLike<unknown> | undefined): Promise<void> {
    let timer: ReturnType<typeof startTimer> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = startTimer(() => {
        const open = this.ledger.open(true).map(({ name }) => name);
        const story = this.#story.join(", ");
        reject(new Error(`${this.#name}: ${what} takes too long; not settled: ${open.join(", ")}; after ${story}`));
      }, LIMIT_MS);
    });
    try {
      await Promise.race([work, late]);
    } finally {
      stopTimer(timer);
    }
  }
}
