import { abortable } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";
import type { OwnedWorld } from "./create-world.ts";
import { Listener } from "./listener.ts";
import type { RestartOptions } from "./local-gateway.ts";
import { stopRun } from "./runs/stop-run.ts";

/** An end in progress. */
interface Ending {
  readonly done: Promise<void>;
  /** Aborted: nothing is waited for any more. */
  readonly hurry: AbortController;
}

/** Starts, ends and restarts a gateway, one after the other. */
export class Lifecycle {
  readonly #world: OwnedWorld;
  /** From the call of `listen` to the end of the gateway's end. */
  #listener: Promise<Listener> | undefined;
  #open: Listener | undefined;
  #ending: Ending | undefined;
  #isRestarting = false;
  #url: string | undefined;

  constructor(world: OwnedWorld) {
    this.#world = world;
  }

  /** What listens now. */
  get open(): Listener | undefined {
    return this.#open;
  }

  /** Where it listens, also while it restarts; `undefined`: nowhere. */
  get url(): string | undefined {
    return this.#url;
  }

  /** Listens on a port. @throws GatewayError when it listens already or the port cannot be had */
  async listen(port: number): Promise<Listener> {
    if (!this.#isRestarting) await this.#ending?.done;
    if (this.#listener !== undefined || this.#isRestarting) throw wrong("The local gateway listens already.");
    return this.#start(port);
  }

  /** Ends everything. A restart in progress is cut short, and a second call that does not drain hurries the first one. */
  async close(drains: boolean): Promise<void> {
    this.#isRestarting = false;
    if (!drains) this.#ending?.hurry.abort();
    await (this.#ending ?? this.#end((signal) => this.#stop(drains, signal))).done;
    for (const tally of [this.#world.connected, this.#world.disconnected, this.#world.requests]) tally.end();
  }

  /** Ends and starts again on the same port. @throws GatewayError while it does not listen */
  async restart({ downMs = 0, keepState = true, drain = true, inProcess = false }: RestartOptions): Promise<void> {
    const world = this.#world;
    if (this.#open === undefined || this.#ending !== undefined)
      throw wrong("The local gateway does not listen, so it cannot restart.");
    const { port } = this.#open;
    this.#isRestarting = true;
    const ending = this.#end(async (signal) => {
      await this.#stop(drain, signal, inProcess);
      if (!keepState) world.forget();
      if (downMs > 0) await pause(downMs, world, signal);
    });
    await ending.done;
    if (!this.#isRestarting) {
      this.#url = undefined; // closed meanwhile
      return;
    }
    this.#isRestarting = false;
    await this.#start(port, inProcess);
  }

  async #start(port: number, inProcess = false): Promise<Listener> {
    const world = this.#world;
    world.restart(inProcess);
    this.#listener = Listener.open(port, world);
    try {
      this.#open = await this.#listener;
      this.#url = this.#open.url;
      world.listensOn(this.#url);
      return this.#open;
    } catch (error) {
      this.#listener = undefined;
      this.#url = undefined;
      throw error;
    }
  }

  #end(perform: (signal: AbortSignal) => Promise<void>): Ending {
    const hurry = new AbortController();
    const done = perform(hurry.signal).finally(() => {
      this.#ending = undefined;
    });
    this.#ending = { done, hurry };
    return this.#ending;
  }

  /** What SIGTERM does to a gateway, or SIGUSR1 to the older one. */
  async #stop(drains: boolean, signal: AbortSignal, inProcess = false): Promise<void> {
    const world = this.#world;
    const opened = await this.#listener?.catch(() => undefined);
    world.phase = "draining";
    if (drains && world.protocol === 4) await abortable(world.runs.idle(), signal).catch(() => {});
    world.phase = "closing";
    this.#open = undefined;
    await opened?.close(inProcess);
    world.listensOn("");
    if (!this.#isRestarting) this.#url = undefined;
    world.cancelLater();
    if (inProcess) world.runs.forgetKeys();
    else {
      for (const run of world.runs.active) stopRun(run, "restart", world);
      await world.runs.end();
    }
    this.#listener = undefined;
    world.phase = "serving";
  }
}

function pause(ms: number, { clock }: OwnedWorld, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, resolve);
    signal.addEventListener("abort", () => {
      cancel();
      resolve();
    });
    if (signal.aborted) resolve();
  });
}

function wrong(message: string): GatewayError {
  return new GatewayError(message, { kind: "configuration" });
}
