import { GatewayClosedError, GatewayError, type GatewayState, GatewayTimeoutError } from "../../src/index.ts";

/** What a promise of a client may end with. */
export interface Terms<T> {
  readonly client: { readonly state: GatewayState };
  /** Whose reason it may be rejected with, once it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** The method that a GatewayTimeoutError may name, besides `connect`, and its time limit. */
  readonly call?: { readonly method: string; readonly timeoutMs: number };
  /** True where only the end of the client need end it. */
  readonly mayLast?: boolean;
  /** What is wrong with the value, if anything is. */
  readonly given?: (value: T) => string | undefined;
  /** What is wrong with an error of ours, if anything is. */
  readonly failed?: (error: GatewayError) => string | undefined;
}

interface Kept {
  readonly name: string;
  readonly mayLast: boolean;
  readonly settled: Promise<void>;
}

/** Every promise that clients have given, and what is wrong with how they ended. */
export class Ledger {
  readonly problems: string[] = [];
  readonly #open = new Set<Kept>();

  /** Notes a promise; it must settle, and as its terms have it. */
  keep<T>(name: string, promise: PromiseLike<T>, terms: Terms<T>): void {
    const judge = (wrong: string | undefined): void => {
      this.#open.delete(kept);
      if (wrong !== undefined) this.problems.push(`${name} ${wrong}`);
    };
    const settled = Promise.resolve(promise).then(
      (value) => judge(terms.given?.(value)),
      (error: unknown) => judge(wrongError(error, terms)),
    );
    const kept: Kept = { name, mayLast: terms.mayLast === true, settled };
    this.#open.add(kept);
  }

  /** What has not settled; without what may last, or with it. */
  open(withLasting: boolean): readonly Kept[] {
    return [...this.#open].filter(({ mayLast }) => withLasting || !mayLast);
  }
}

function wrongError<T>(error: unknown, { client, signal, call, failed }: Terms<T>): string | undefined {
  if (signal?.aborted === true && error === signal.reason) return undefined;
  if (!GatewayError.isInstance(error)) return `was rejected with no error of ours: ${String(error)}`;
  if (GatewayClosedError.isInstance(error) && client.state !== "closed") return "speaks of a client that is closed";
  if (call !== undefined && GatewayTimeoutError.isInstance(error) && error.method !== "connect") {
    const { method, timeoutMs } = error;
    if (method !== call.method || timeoutMs !== call.timeoutMs)
      return `has another time limit: ${timeoutMs} ms for ${method}`;
  }
  return failed?.(error);
}
