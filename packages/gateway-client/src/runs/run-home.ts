import { createDeadline, delay } from "@pincer/shared/internal";

import type { Connection } from "../connection/connection.ts";
import type { Greeting } from "../connection/greeting.ts";
import { GatewayClosedError, GatewayConnectionError } from "../errors/connection-errors.ts";
import { steadyNow } from "../platform/moment.ts";
import { keepsKeys, knowsKeys } from "../rpc/known-keys.ts";
import { isOtherProcess, isSameGateway } from "./same-gateway.ts";

/** How long a connection may be away before its runs are given up, in milliseconds. */
const AWAY_LIMIT_MS = 5 * 60_000;
/** Where it is not known that the gateway has the run at all, it is given up after so long without a sign of it, in milliseconds. */
export const SIGN_MS: number = 60_000;
const PAUSE_MS = 50;

/** Makes the error of a run that is lost. */
export type Lost = (why: string, cause: unknown) => unknown;

/** The gateway that a run was sent to, and the way back to it. */
export class RunHome {
  readonly #connection: Connection;
  /** The hello under which the run is known, as far as anybody can tell. */
  #greeting: Greeting | undefined;
  #sentAt: number | undefined;
  #knowsKey = true;
  /** When a connection came of which nobody knows whether it leads to the same gateway, by the steady clock. */
  #doubtfulAt: number | undefined;
  #backAt: number | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** True once it was handed to a socket. */
  get wasSent(): boolean {
    return this.#sentAt !== undefined;
  }

  /** True where the gateway at the other end provably knows the key, so that sending it again starts nothing twice. */
  get knowsKey(): boolean {
    return this.#knowsKey && this.#greeting !== undefined && keepsKeys(this.#greeting);
  }

  /** False where the run may have ended unheard, with the gateway that it was sent to, and nothing was heard of it since. */
  isSure(heardAt: number): boolean {
    return this.#doubtfulAt === undefined || heardAt > this.#doubtfulAt;
  }

  /** When the first connection after the one that broke was there, by the steady clock. */
  get backAt(): number | undefined {
    return this.#backAt;
  }

  /** The run was handed to a socket. */
  sent(): void {
    this.#sentAt ??= steadyNow();
    this.#greeting ??= this.#connection.greeting;
  }

  /** False where there has been another connection since the run was sent or found again: who answers there may be another gateway. */
  get isHere(): boolean {
    return this.#connection.greeting === this.#greeting;
  }

  /** What it means for the run that there is no next connection. */
  ended(error: unknown, lost: Lost): unknown {
    const cause = error instanceof GatewayClosedError ? error.cause : error;
    // Closed by the user: that is what to say. Closed because connecting failed: the run is lost, if it was sent.
    if (cause === undefined || this.#sentAt === undefined) return error;
    return lost("the connection was lost and is not made again", cause);
  }

  /** Waits for the next connection; gives up where it cannot bring the result. */
  async comeBack(cause: unknown, signal: AbortSignal, lost: Lost): Promise<void> {
    // A socket that is closing is not gone yet: without a pause this would ask it again and again.
    await delay(PAUSE_MS, signal);
    const deadline = createDeadline({
      timeoutMs: AWAY_LIMIT_MS,
      parents: [signal],
      reason: () => lost("the connection did not come back in time", cause),
    });
    try {
      await this.#connection.ready(deadline.signal);
    } catch (error) {
      // Where the client was closed, what ended the run may be known before this is.
      throw deadline.signal.aborted ? deadline.signal.reason : this.ended(error, lost);
    } finally {
      deadline.dispose();
    }
    const before = this.#greeting;
    const now = this.#connection.greeting;
    if (before === undefined || now === undefined || isOtherProcess(before, now)) {
      throw lost("the gateway was restarted and does not know it any more", cause);
    }
    this.#knowsKey &&= knowsKeys(before, now, this.#sentAt ?? 0);
    if (!isSameGateway(before, now)) this.#doubtfulAt = steadyNow();
    this.#backAt ??= steadyNow();
    this.#greeting = now;
  }
}

/** True where a connection was lost, and not the client closed. */
export function isLoss(error: unknown): boolean {
  return error instanceof GatewayConnectionError && !(error instanceof GatewayClosedError);
}
