import { vi } from "vitest";

import type { Random } from "../../../../.config/testing/random.ts";
import { GatewayClient, GatewayError } from "../../src/index.ts";
import { type PuppetSocket, puppetTheatre } from "../support/puppet-socket.ts";
import { recordedHello } from "../transcript.ts";

const challenge = { type: "event", event: "connect.challenge", payload: { nonce: "n", ts: 1, capabilities: [] } };
const hellos = { 3: recordedHello(3), 4: recordedHello(4) };
const REQUEST_MS = 1000;

/** What the client gave, and what must come of it. */
interface Promised {
  readonly name: string;
  /** When it must have settled, by the clock of the test. */
  readonly dueAt: number;
  isSettled: boolean;
}

interface Sent {
  readonly id: string;
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Lets what was done be heard by everybody. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** One client, the gateway that its sockets lead to, and what must hold after each step. */
export class Session {
  readonly random: Random;
  readonly #theatre = puppetTheatre();
  readonly #promised: Promised[] = [];
  readonly #answered = new Set<string>();
  readonly #aborts: AbortController[] = [];
  readonly #runs: Array<{ abort(): Promise<unknown> }> = [];
  readonly #problems: string[] = [];
  readonly #protocol: 3 | 4;
  #client: GatewayClient;
  #count = 0;

  constructor(random: Random) {
    this.random = random;
    this.#protocol = random.once(2) ? 3 : 4;
    this.#client = this.#make();
  }

  /** Every step that a session may take. */
  readonly steps: Readonly<Record<string, () => void>> = {
    connect: () => this.#keep("connect", this.#client.connect()),
    patient: () => this.#keep("connect", this.#client.connect({ wait: true })),
    read: () => this.#request("sessions.list"),
    change: () => this.#request("sessions.patch"),
    burst: () => {
      for (let count = 0; count < 5; count += 1)
        this.#request(this.random.once(2) ? "sessions.list" : "sessions.patch");
    },
    agent: () => this.#run("agent"),
    chat: () => this.#run("chat"),
    stop: () => {
      if (this.#runs.length > 0) this.#keep("abort()", this.random.pick(this.#runs).abort());
    },
    signal: () => {
      if (this.#aborts.length > 0) this.random.pick(this.#aborts).abort(new Error("wished"));
    },
    greet: () => this.#greet(),
    greetAgain: () => this.#greet(),
    answer: () => this.#answer(),
    answerMore: () => this.#answer(),
    garbage: () => this.#socket()?.say("{"),
    event: () => this.#socket()?.say({ type: "event", event: "tick", payload: { ts: 1 }, seq: this.random.below(9) }),
    delta: () => this.#say("agent", { stream: "assistant", data: { delta: "x" }, seq: this.random.below(9) }),
    shutdown: () => this.#say("shutdown", { reason: "x", restartExpectedMs: 10 }),
    cut: () => this.#socket()?.end(this.random.pick([1000, 1001, 1005, 1006, 1008, 1011, 1012, 1013, 4000])),
    removed: () => void (this.random.once(8) && this.#socket()?.end(4001, "device removed")),
    moment: () => void vi.advanceTimersByTime(20),
    second: () => void vi.advanceTimersByTime(REQUEST_MS),
    minute: () => void vi.advanceTimersByTime(80_000),
    close: () => {
      if (this.random.once(6)) this.#keep("close", this.#client.close(), 2100);
    },
    another: () => {
      if (this.#client.state === "closed") this.#client = this.#make();
    },
  };

  /** What is wrong after a step; empty where nothing is. */
  problems(): readonly string[] {
    const { sockets } = this.#theatre;
    const alive = sockets.filter(({ isGivenUp, readyState }) => !isGivenUp && readyState < 2);
    if (alive.length > 1) this.#problems.push("more than one socket is alive");
    if (this.#client.state === "ready" && alive.length === 0) this.#problems.push("ready without a socket");
    const sent = sockets.flatMap((socket) => socket.sent as readonly Sent[]);
    const labels = sent.flatMap(({ method, params }) => (method === "sessions.patch" ? [params?.["label"]] : []));
    if (new Set(labels).size < labels.length) this.#problems.push("a change was sent twice");
    for (const { name, dueAt, isSettled } of this.#promised) {
      if (!isSettled && dueAt < Date.now()) this.#problems.push(`${name} is late`);
    }
    return this.#problems;
  }

  /** Closes the client: then everything must have settled, and no timer may be left. */
  async end(): Promise<readonly string[]> {
    this.#keep("close", this.#client.close());
    await settle();
    vi.advanceTimersByTime(2000);
    await settle();
    await settle();
    for (const { name, isSettled } of this.#promised) if (!isSettled) this.#problems.push(`${name} never settled`);
    if (this.#client.state !== "closed") this.#problems.push("not closed");
    if (vi.getTimerCount() > 0) this.#problems.push("a timer is left");
    return this.problems();
  }

  #make(): GatewayClient {
    const reconnect = this.random.once(8)
      ? (false as const)
      : { initialDelay: 10, maxDelay: 50, maxAttempts: this.random.pick([2, Number.POSITIVE_INFINITY]) };
    const { WebSocket } = this.#theatre;
    const client = new GatewayClient({
      WebSocket,
      token: "t".repeat(12),
      logLevel: "off",
      requestTimeout: REQUEST_MS,
      reconnect,
    });
    this.#keep("closed", client.closed);
    return client;
  }

  #keep<T>(name: string, promise: PromiseLike<T>, limitMs = Infinity, check: (value: T) => boolean = () => true): void {
    const promised: Promised = { name, dueAt: Date.now() + limitMs, isSettled: false };
    this.#promised.push(promised);
    promise.then(
      (value) => {
        promised.isSettled = true;
        if (!check(value)) this.#problems.push(`${name} got what belongs to another`);
      },
      (error: unknown) => {
        promised.isSettled = true;
        const isWish = error instanceof Error && error.message === "wished";
        if (!isWish && !GatewayError.isInstance(error)) this.#problems.push(`${name}: ${String(error)}`);
      },
    );
  }

  #signal(): AbortSignal | undefined {
    if (!this.random.once(3)) return undefined;
    const abort = new AbortController();
    this.#aborts.push(abort);
    return abort.signal;
  }

  #request(method: "sessions.list" | "sessions.patch"): void {
    const number = (this.#count += 1);
    const params = method === "sessions.list" ? { limit: number } : { key: "main", label: String(number) };
    const asked: Promise<unknown> = this.#client.request(method, params, { signal: this.#signal() });
    this.#keep(method, asked, REQUEST_MS, (value) => JSON.stringify(value) === JSON.stringify(params));
  }

  #run(kind: "agent" | "chat"): void {
    const key = `run-${(this.#count += 1)}`;
    const params = { message: key, idempotencyKey: key, sessionKey: "main" };
    const options = { signal: this.#signal() };
    const run = kind === "agent" ? this.#client.agent(params, options) : this.#client.chat.send(params, options);
    this.#runs.push(run);
    this.#keep(kind, run, Infinity, ({ text }) => text === "" || text === `done ${key}`);
    this.#keep(`${kind}.accepted`, run.accepted, REQUEST_MS);
    const first = run[Symbol.asyncIterator]();
    this.#keep<unknown>("first event", this.random.once(2) ? first.next() : drain(run));
  }

  #socket(): PuppetSocket | undefined {
    const { sockets } = this.#theatre;
    return this.random.once(6) && sockets.length > 0 ? this.random.pick(sockets) : sockets.at(-1);
  }

  #greet(): void {
    const socket = this.#theatre.sockets.at(-1);
    if (socket === undefined || socket.readyState > 1) return;
    socket.open();
    socket.say(challenge);
    socket.answer("connect", hellos[this.#protocol]);
  }

  /** Answers one of the requests on a socket; now and then one that has its answer already. */
  #answer(): void {
    const socket = this.#socket();
    const sent = (socket?.sent ?? []) as readonly Sent[];
    const open = sent.filter(
      ({ id, method }) => method !== "connect" && (this.random.once(10) || !this.#answered.has(id)),
    );
    if (socket === undefined || open.length === 0) return;
    const { id, method, params = {} } = this.random.pick(open);
    const key = String(params["idempotencyKey"] ?? params["runId"]);
    const refused = { ok: false, error: { code: "UNAVAILABLE", message: "busy", retryable: true } };
    if (method === "agent" && !this.#answered.has(id) && this.random.once(2)) {
      return socket.say({ type: "res", id, ok: true, payload: { runId: key, status: "accepted" } });
    }
    this.#answered.add(id);
    if (this.random.once(10)) return socket.say({ type: "res", id, ...refused });
    const result = { payloads: [{ text: `done ${key}` }], meta: {} };
    const payloads: Readonly<Record<string, unknown>> = {
      agent: { runId: key, status: "ok", result },
      "agent.wait": { runId: key, status: "ok", endedAt: Date.now() },
      "chat.send": { runId: key, status: "started" },
      "chat.history": { messages: [] },
      "chat.abort": { aborted: true },
    };
    socket.say({ type: "res", id, ok: true, payload: payloads[method] ?? params });
    if (method === "chat.send" && this.random.once(2)) {
      const message = { role: "assistant", content: [{ type: "text", text: `done ${key}` }] };
      this.#say("chat", { state: "final", message }, key);
    }
  }

  #say(event: string, payload: object, runId = `run-${this.random.below(this.#count + 1)}`): void {
    this.#theatre.sockets.at(-1)?.say({ type: "event", event, payload: { ...payload, runId } });
  }
}

async function drain(items: AsyncIterable<unknown>): Promise<void> {
  for await (const item of items) void item;
}
