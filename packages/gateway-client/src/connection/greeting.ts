import type { HelloOk } from "../protocol/hello-ok.ts";

/** A hello, and when it came (milliseconds since the epoch). */
export interface Greeting {
  readonly hello: HelloOk;
  readonly at: number;
}
