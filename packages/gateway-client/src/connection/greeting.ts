import { type Moment, momentNow } from "../platform/moment.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";

/** A hello, when it came, and what was heard since of the gateway that sent it. */
export interface Greeting {
  readonly hello: HelloOk;
  readonly at: Moment;
  /** True where that gateway has said that it stops or restarts: it forgets its keys, however soon it is back. */
  isGone: boolean;
  /** True where it has said that its process ends: its runs end with it. */
  isOver: boolean;
}

/** The greeting of a hello that came now. */
export function greetingOf(hello: HelloOk): Greeting {
  return { hello, at: momentNow(), isGone: false, isOver: false };
}
