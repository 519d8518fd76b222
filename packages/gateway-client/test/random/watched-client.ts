import { GatewayClient, type GatewayClientOptions, type GatewayState } from "../../src/index.ts";
import type { Ledger } from "./ledger.ts";

const mayFollow: Readonly<Record<GatewayState, readonly GatewayState[]>> = {
  idle: ["connecting", "closed"],
  connecting: ["ready", "idle", "closed"],
  ready: ["reconnecting", "closed"],
  reconnecting: ["ready", "closed"],
  closed: [],
};

/** What has happened at the gateway that a client may tell of. */
export interface GatewayPast {
  readonly restarts: number;
  /** True once sockets were closed by the code of a restart, as good as one to clients. */
  readonly saidRestart: boolean;
  readonly losesEvents: boolean;
}

/** A client, and what must hold of what it tells. */
export class WatchedClient {
  readonly name: string;
  readonly client: GatewayClient;
  /** True once `close` was called. */
  isClosedByUs = false;
  readonly #ledger: Ledger;
  readonly #past: GatewayPast;
  #state: GatewayState = "idle";
  #hellos = 0;
  #owesReconnectGap = false;
  /** The number of the next event; `undefined` where numbers have holes of their own. */
  #nextSeq: number | undefined;
  readonly #stopListening: ReadonlyArray<() => void>;

  constructor(name: string, options: GatewayClientOptions, ledger: Ledger, past: GatewayPast) {
    this.name = name;
    this.#ledger = ledger;
    this.#past = past;
    this.client = new GatewayClient(options);
    const { client } = this;
    this.#stopListening = this.#listen(client);
    ledger.keep(`${name}.closed`, client.closed, {
      client,
      mayLast: true,
      given: ({ by, error }) => {
        if (client.state !== "closed") return `resolved while it is ${client.state}`;
        if (by === "client") return this.isClosedByUs ? undefined : "says that we closed it";
        return error === undefined ? "does not say why" : undefined;
      },
    });
  }

  /** Stops to watch, so that nothing of this is left. */
  stop(): void {
    for (const step of this.#stopListening) step();
  }

  #listen(client: GatewayClient): ReadonlyArray<() => void> {
    return [
      client.on("state", (state) => this.#moved(state)),
      client.on("hello", ({ protocol }) => this.#greeted(protocol)),
      client.on("gap", (gap) => {
        if (gap.reason === "sequence") this.#missed(gap.from, gap.to);
        else this.#cameBack(gap.sameGateway);
      }),
      client.on("*", ({ seq }) => this.#heard(seq)),
    ];
  }

  #greeted(protocol: number): void {
    if (this.client.state !== "ready") this.#wrong(`is ${this.client.state} with a hello`);
    this.#owesReconnectGap = this.#hellos > 0;
    this.#hellos += 1;
    this.#nextSeq = protocol === 3 ? undefined : 1;
  }

  #moved(state: GatewayState): void {
    if (!mayFollow[this.#state].includes(state)) this.#wrong(`went from ${this.#state} to ${state}`);
    if (this.client.state !== state) this.#wrong(`said ${state} and is ${this.client.state}`);
    this.#state = state;
  }

  #missed(from: number, to: number): void {
    if (!this.#past.losesEvents) this.#wrong("told a gap where nothing was lost");
    if (this.#nextSeq === undefined) return this.#wrong("told a gap in numbers that have holes");
    if (from !== this.#nextSeq || to < from) this.#wrong(`told the gap ${from} to ${to} before ${this.#nextSeq}`);
    this.#nextSeq = to + 1;
  }

  #cameBack(sameGateway: boolean): void {
    if (!this.#owesReconnectGap) this.#wrong("told a lost connection that was not");
    this.#owesReconnectGap = false;
    if (!sameGateway && this.#past.restarts === 0 && !this.#past.saidRestart)
      this.#wrong("took the gateway for another one");
  }

  #heard(seq: number | undefined): void {
    if (this.#state !== "ready") this.#wrong(`heard an event while it was ${this.#state}`);
    if (this.#owesReconnectGap) this.#wrong("did not tell that it was away");
    this.#owesReconnectGap = false;
    if (seq === undefined || this.#nextSeq === undefined) return;
    if (seq > this.#nextSeq) this.#wrong(`did not tell that ${this.#nextSeq} to ${seq - 1} are missing`);
    this.#nextSeq = Math.max(this.#nextSeq, seq + 1);
  }

  #wrong(what: string): void {
    this.#ledger.problems.push(`${this.name} ${what}`);
  }
}
