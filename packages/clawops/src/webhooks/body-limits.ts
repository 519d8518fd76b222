import { Refusal } from "./refusal.ts";

/** How much of a body is read, and how long. */
export interface BodyLimits {
  /**
   * The longest body, in bytes. ClawOps sends a few kilobytes at most.
   * @default 1_048_576
   */
  readonly maxBytes?: number | undefined;
  /**
   * How long a Fetch `Request` may take to give its whole body, in milliseconds.
   * @default 30_000
   */
  readonly timeoutMs?: number | undefined;
}

/** Refuses a body that is too long. */
export function checkLength(length: number, { maxBytes = 1_048_576 }: BodyLimits): void {
  if (!(length <= maxBytes)) throw new Refusal("too-long", maxBytes);
}
