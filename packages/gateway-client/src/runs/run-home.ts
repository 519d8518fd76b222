import { createDeadline, delay } from "@pincer/shared/internal";

import type { Connection } from "../connection/connection.ts";
import type { Greeting } from "../connection/greeting.ts";
import { GatewayClosedError, GatewayConnectionError } from "../errors/connection-errors.ts";
import { isSameGateway } from "./same-gateway.ts";

/** How long a connection may be away before its runs are given up, in milliseconds: then the gateway forgets results. */
const AWAY_LIMIT_MS = 5 * 60_000;
const PAUSE_MS = 50;

/** Makes the error of a run that is lost. */
export type Lost = (why: string, cause: unknown) => unknown;

/** The gateway that a run was sent to, and the way back to it. */
export class RunHome {
  readonly #connection: Connection;
  #greeting: Greeting | undefined;
  #sentAt: number | undefined;
  /** True where that gateway has said that it stops: it forgets its runs, however soon it is back. */
  #isGone = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** When the run was first sent, in milliseconds since the epoch. */
  get sentAt(): number | undefined {
    return this.#sentAt;
  }

  /** The run was handed to a socket. */
  sent(): void {
    this.#sentAt ??= Date.now();
    this.#greeting ??= this.#connection.greeting;
  }

  /** False where there has been another connection since the run was sent or found again: who answers there may be another gateway. */
  get isHere(): boolean {
    return this.#connection.greeting === this.#greeting;
  }

  /** The gateway has said that it stops. */
  stops(): void {
    this.#isGone = this.#greeting !== undefined;
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
      throw deadline.signal.aborted ? error : this.ended(error, lost);
    } finally {
      deadline.dispose();
    }
    const now = this.#connection.greeting;
    if (this.#isGone || now === undefined || this.#greeting === undefined || !isSameGateway(this.#greeting, now)) {
      throw lost("the gateway was restarted and does not know it any more", cause);
    }
    this.#greeting = now;
  }
}

/** True where a connection was lost, and not the client closed. */
export function isLoss(error: unknown): boolean {
  return error instanceof GatewayConnectionError && !(error instanceof GatewayClosedError);
}
