import { PincerError } from "@pincer/shared";

/**
 * The base of every error of this package. Thrown itself for wrong options (`kind: "configuration"`) and wrong arguments
 * (`kind: "invalid-argument"`); nothing was sent then.
 */
export class ClawOpsError extends PincerError {
  static override readonly brand: string = "ClawOpsError";
}
