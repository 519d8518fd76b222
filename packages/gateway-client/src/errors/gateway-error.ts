import { PincerError, type PincerErrorOptions } from "@pincer/shared";

/** What a gateway error is made from. */
export interface GatewayErrorOptions extends PincerErrorOptions {
  /** What to do about it, a sentence each. They are put behind the message. */
  readonly steps?: readonly string[];
}

/** The base of every error of this package. By itself: a wrong option or argument, or something that cannot be done. */
export class GatewayError extends PincerError {
  static override readonly brand: string = "GatewayError";

  /** What to do about it, a sentence each; the message ends with them too. */
  declare readonly steps: readonly string[];

  constructor(message: string, options: GatewayErrorOptions) {
    const { steps = [] } = options;
    super([message, ...steps].join(" "), options);
    Object.defineProperty(this, "steps", { value: steps, enumerable: false });
  }
}
