import { connectionLost } from "./connection-lost.ts";

/** Whether the server can be reached in process, and the means to end what is under way. */
export class Reach {
  #current: AbortController | undefined = new AbortController();

  /** True while connections are refused. */
  get isDown(): boolean {
    return this.#current === undefined;
  }

  /** Aborts, with the error of a lost connection, when the server goes down. */
  get signal(): AbortSignal | undefined {
    return this.#current?.signal;
  }

  /** Refuses from now on, and cuts what is under way. */
  goDown(): void {
    const current = this.#current;
    this.#current = undefined;
    current?.abort(connectionLost("fetch failed"));
  }

  /** Lets connections in again. */
  comeBack(): void {
    this.#current ??= new AbortController();
  }
}
