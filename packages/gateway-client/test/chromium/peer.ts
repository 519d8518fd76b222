import { type Deferred, deferred, isRecord } from "@pincer/shared/internal";

/** What one side tells the other, in the order in which it is told. */
export type Message =
  | { readonly call: number; readonly args: unknown; readonly answer?: number }
  | { readonly settle: number; readonly value: unknown; readonly isRejected: boolean };

type Callable = (...args: unknown[]) => unknown;

const MARK = "$remote";

/** Its methods run where it was made; without it objects are copied. */
export class Handle {
  readonly of: object;

  constructor(of: object) {
    this.of = of;
  }
}

/**
 * One of the two sides that share functions: the page, and the process in which gateways run. Values are copied; functions,
 * promises, abort signals and {@link Handle}s stay where they are.
 */
export class Peer {
  readonly #tell: (message: Message) => void;
  readonly #makeFunction: (id: number) => Callable;
  readonly #own = new Map<number, Callable>();
  readonly #awaited = new Map<number, Deferred<unknown>>();
  #lastId = 0;

  /** @param makeFunction a function that calls the one of the other side; the default resolves with what that gives */
  constructor(tell: (message: Message) => void, makeFunction?: (id: number) => Callable) {
    this.#tell = tell;
    this.#makeFunction =
      makeFunction ??
      ((id) =>
        (...args) =>
          this.#ask(id, args));
  }

  /** A value as JSON can have it. */
  encode(value: unknown): unknown {
    if (value === undefined) return { [MARK]: "undefined" };
    if (typeof value === "number" && !Number.isFinite(value)) return { [MARK]: "number", text: String(value) };
    if (typeof value === "function") return { [MARK]: "function", id: this.#keep(value as Callable) };
    if (typeof value !== "object" || value === null) return value;
    if (value instanceof Handle) return this.#encodeHandle(value.of);
    if (value instanceof Promise) return { [MARK]: "promise", id: this.#follow(value) };
    if (value instanceof Error)
      return { [MARK]: "error", name: value.name, message: value.message, stack: value.stack };
    if (value instanceof Uint8Array) return { [MARK]: "bytes", bytes: [...value] };
    if (value instanceof AbortSignal) {
      const aborted = new Promise((resolve) => value.addEventListener("abort", () => resolve(undefined)));
      return { [MARK]: "signal", isAborted: value.aborted, id: this.#follow(aborted) };
    }
    if (Array.isArray(value)) return value.map((item) => this.encode(item));
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.encode(member)]));
  }

  /** What the other side has encoded. */
  decode(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.decode(item));
    if (!isRecord(value)) return value;
    const id = value["id"] as number;
    switch (value[MARK]) {
      case undefined:
        return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.decode(member)]));
      case "undefined":
        return undefined;
      case "number":
        return Number(value["text"]);
      case "bytes":
        return Uint8Array.from(value["bytes"] as number[]);
      case "function":
        return this.#makeFunction(id);
      case "promise":
        return this.#await(id);
      case "error":
        return Object.assign(new Error(String(value["message"])), { name: value["name"], stack: value["stack"] });
      case "signal": {
        const controller = new AbortController();
        if (value["isAborted"] === true) controller.abort();
        else void this.#await(id).then(() => controller.abort());
        return controller.signal;
      }
      case "handle":
        return this.#decodeHandle(value);
      default:
        throw new Error(`What is ${String(value[MARK])}?`);
    }
  }

  /** Calls a function of this side for the other one. */
  call(id: number, args: unknown): unknown {
    const found = this.#own.get(id);
    if (found === undefined) throw new Error("There is no such function on this side.");
    return found(...(this.decode(args) as unknown[]));
  }

  /** Takes what the other side has told. */
  receive(message: Message): void {
    if ("call" in message) {
      const { call, args, answer } = message;
      const given = new Promise((resolve) => resolve(this.call(call, args)));
      if (answer !== undefined) this.#settle(answer, given);
      return;
    }
    const awaited = this.#awaited.get(message.settle);
    this.#awaited.delete(message.settle);
    const value = this.decode(message.value);
    if (message.isRejected) awaited?.reject(value);
    else awaited?.resolve(value);
  }

  /** Calls a function of the other side without waiting for what it gives. */
  cast(id: number, args: readonly unknown[]): void {
    this.#tell({ call: id, args: this.encode(args) });
  }

  #ask(id: number, args: readonly unknown[]): Promise<unknown> {
    const answer = this.#newId();
    const given = this.#await(answer);
    this.#tell({ call: id, args: this.encode(args), answer });
    return given;
  }

  /** A promise of the other side. */
  #await(id: number): Promise<unknown> {
    const awaited = deferred<unknown>();
    this.#awaited.set(id, awaited);
    return awaited.promise;
  }

  /** Tells the other side what becomes of a promise of this one. */
  #follow(promise: Promise<unknown>): number {
    const id = this.#newId();
    this.#settle(id, promise);
    return id;
  }

  #settle(id: number, promise: Promise<unknown>): void {
    promise.then(
      (value) => this.#tell({ settle: id, value: this.encode(value), isRejected: false }),
      (error: unknown) => this.#tell({ settle: id, value: this.encode(error), isRejected: true }),
    );
  }

  #keep(own: Callable): number {
    const id = this.#newId();
    this.#own.set(id, own);
    return id;
  }

  #newId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #encodeHandle(of: object): unknown {
    const members = Object.entries(Object.getOwnPropertyDescriptors(of)).map(([name, { get, value }]) => [
      name,
      get === undefined ? "method" : "getter",
      this.#keep(get === undefined ? (value as Callable).bind(of) : get.bind(of)),
    ]);
    return { [MARK]: "handle", members };
  }

  #decodeHandle({ members }: Readonly<Record<string, unknown>>): object {
    const handle = {};
    for (const [name, kind, id] of members as ReadonlyArray<readonly [string, string, number]>) {
      const call = this.#makeFunction(id);
      Object.defineProperty(handle, name, kind === "getter" ? { get: call } : { value: call });
    }
    return handle;
  }
}
