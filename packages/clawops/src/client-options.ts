import type { Logger, LogLevel } from "@pincer/shared";

import type { HeadersLike } from "./options/check-headers.ts";
import type { DriftEvent, RequestEvent, ResponseEvent, RetryEvent } from "./transport/hooks.ts";

/** Any function that works like `fetch`, called with a URL and an `init`. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>;

/** Time limits in milliseconds. `Infinity` is none. */
export interface TimeoutOptions {
  /**
   * Each attempt, from its start to the last byte of the answer.
   * @default 600_000
   */
  readonly attempt?: number | undefined;
  /**
   * Making the connection. Acts in Node where the optional peer `undici` is installed and `fetch` is not given.
   * @default 5_000
   */
  readonly connect?: number | undefined;
  /**
   * A whole call: all attempts and the waits between them.
   * @default Infinity
   */
  readonly total?: number | undefined;
}

/** Options of {@link ClawOps}. An option that is given wins over the environment. */
export interface ClawOpsOptions {
  /**
   * The API key, `sk_…`. It is never printed.
   * @default the environment variable CLAWOPS_API_KEY
   */
  readonly apiKey?: string | undefined;
  /**
   * The account, `AC…`, whose resources the client works on.
   * @default the environment variable CLAWOPS_ACCOUNT_ID
   */
  readonly accountId?: string | undefined;
  /**
   * Where the API is. https, but for loopback hosts; a path in it is kept.
   * @default the environment variable CLAWOPS_BASE_URL, then https://api.claw-ops.com
   */
  readonly baseURL?: string | undefined;
  /**
   * A number of milliseconds for each attempt, or limits one by one.
   * @default { attempt: 600_000, connect: 5_000, total: Infinity }
   */
  readonly timeout?: number | TimeoutOptions | undefined;
  /**
   * How often a failed request may be sent again. 0 turns retrying off.
   * @default 2
   */
  readonly maxRetries?: number | undefined;
  /**
   * Retry as the official SDKs do: every operation on 408, 409, 429, 5xx, timeouts and lost connections. A call may then be
   * dialled twice.
   * @default false
   */
  readonly retryUnrepeatable?: boolean | undefined;
  /**
   * Sends the requests: the platform's `fetch`, that of another package, or one of your own around either. `init.signal` ends the
   * attempt.
   * @default the platform's `fetch`
   */
  readonly fetch?: FetchLike | undefined;
  /**
   * Headers that go with every request. `authorization` is not among them: the client sets it.
   * @default none
   */
  readonly defaultHeaders?: HeadersLike | undefined;
  /**
   * Where log lines go. Secrets and bodies are not in them.
   * @default console
   */
  readonly logger?: Logger | undefined;
  /**
   * What is logged: `debug` shows every attempt.
   * @default "warn"
   */
  readonly logLevel?: LogLevel | undefined;
  /**
   * Called before each attempt. What it throws is logged and changes nothing; the same holds for the other hooks.
   * @default none
   */
  readonly onRequest?: ((event: RequestEvent) => unknown) | undefined;
  /**
   * Called after the answer of each attempt.
   * @default none
   */
  readonly onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  /**
   * Called before the wait for another attempt.
   * @default none
   */
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
  /**
   * Called when an answer has a field or an enum value that this SDK does not know, once for each. Both reach you anyway.
   * @default none
   */
  readonly onDrift?: ((event: DriftEvent) => unknown) | undefined;
  /**
   * Lets the client run in a web page. Whoever opens the page can read the key then, and send and call on your account:
   * only for pages that nobody else opens, or keys that you would give away.
   * @default false
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}
