import { ClawOpsError } from "../errors/claw-ops-error.ts";
import type { Served } from "./http/handle-request.ts";
import type { Listen, Listening, Outage } from "./listening.ts";
import type { Reach } from "./reach.ts";
import { usageError } from "./usage-error.ts";

/** Where the server is reached while it does not listen. */
const IN_PROCESS_URL = "http://localhost";

/** The one port of a local server: not taken, listening, or refusing for a while. Its steps run one after the other. */
export class Port {
  readonly #listen: Listen;
  readonly #handle: (request: Request) => Promise<Served>;
  readonly #reach: Reach;
  #url = IN_PROCESS_URL;
  /** The handle that `open` gave, from before it gave it until it is closed. */
  #holder: object | undefined;
  #outage: object | undefined;
  /** Undefined where nothing listens, also during an outage. */
  #server: Listening | undefined;
  #lastStep: Promise<unknown> = Promise.resolve();

  constructor(listen: Listen, handle: (request: Request) => Promise<Served>, reach: Reach) {
    this.#listen = listen;
    this.#handle = handle;
    this.#reach = reach;
  }

  /** `http://localhost`, or where it listens, also during an outage. */
  get url(): string {
    return this.#url;
  }

  /** Listens. The handle's `close` frees the port. */
  async open(port: number): Promise<Listening> {
    if (this.#holder !== undefined) throw wrongState(`listen: it listens already on ${this.#url}. Close that first.`);
    if (this.#reach.isDown) throw wrongState("listen: connections are refused at the moment. End the outage first.");
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw usageError(`listen: port must be a whole number from 0 to 65535, not ${port}.`);
    }
    const holder = {};
    this.#holder = holder;
    try {
      const { url } = await this.#inTurn(() => this.#start(port));
      const close = (): Promise<void> => this.#close(holder);
      return { url, close, [Symbol.asyncDispose]: close };
    } catch (thrown) {
      this.#holder = undefined;
      throw thrown;
    }
  }

  /** Stops listening and ends an outage. */
  async close(): Promise<void> {
    await this.#close(this.#holder);
    await this.#end(this.#outage);
  }

  /** Refuses connections until the outage is ended; then it listens where it did before. */
  async refuse(): Promise<Outage> {
    if (this.#reach.isDown) throw wrongState("refuseConnections: they are refused already. End that outage first.");
    const outage = {};
    this.#outage = outage;
    this.#reach.goDown();
    await this.#inTurn(() => this.#stop());
    const end = (): Promise<void> => this.#end(outage);
    return { end, [Symbol.asyncDispose]: end };
  }

  /** Of a handle that was closed before, this waits for the end of that and does no more. */
  #close(holder: object | undefined): Promise<void> {
    return this.#inTurn(async () => {
      if (holder === undefined || this.#holder !== holder) return;
      this.#holder = undefined;
      this.#url = IN_PROCESS_URL;
      await this.#stop();
    });
  }

  #end(outage: object | undefined): Promise<void> {
    return this.#inTurn(async () => {
      if (outage === undefined || this.#outage !== outage) return;
      this.#outage = undefined;
      this.#reach.comeBack();
      if (this.#holder !== undefined) await this.#start(Number(new URL(this.#url).port));
    });
  }

  async #start(port: number): Promise<Listening> {
    const server = await this.#listen(this.#handle, port);
    this.#server = server;
    this.#url = server.url;
    return server;
  }

  async #stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await server?.close();
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#lastStep.then(step);
    this.#lastStep = result.catch(() => undefined);
    return result;
  }
}

function wrongState(message: string): ClawOpsError {
  return new ClawOpsError(message, { kind: "configuration" });
}
