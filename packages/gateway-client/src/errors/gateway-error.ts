import { PincerError, type PincerErrorOptions } from "@pincer/shared";

import type { ConnectProblem } from "./connect-problem.ts";

/** What a gateway error is made from. */
export interface GatewayErrorOptions extends PincerErrorOptions {
  /** What to do about it, a sentence each. They are put behind the message. */
  readonly steps?: readonly string[];
  /** Why a connection could not be made. */
  readonly problem?: ConnectProblem | undefined;
}

/** The base of every error of this package. By itself: a wrong option or argument, or something that cannot be done. */
export class GatewayError extends PincerError {
  static override readonly brand: string = "GatewayError";

  /** What to do about it, a sentence each; the message ends with them too. */
  declare readonly steps: readonly string[];

  /** Why a connection could not be made, by a stable name; only errors of connecting have it. */
  declare readonly problem?: ConnectProblem;

  constructor(message: string, options: GatewayErrorOptions) {
    const { steps = [], problem } = options;
    super([message, ...steps].join(" "), options);
    Object.defineProperty(this, "steps", { value: steps, enumerable: false });
    if (problem !== undefined) this.problem = problem;
  }
}
