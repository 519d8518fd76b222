import type { Logger } from "@pincer/shared";
import type { Clock, SecretKeeper } from "@pincer/shared/internal";

import type { FetchLike } from "../client-options.ts";
import type { Hooks } from "../transport/hooks.ts";

/** The options of a client, checked and complete. */
export interface Settings {
  readonly apiKey: string;
  /** Without a slash at its end. */
  readonly baseURL: string;
  readonly timeout: { readonly attempt: number; readonly connect: number; readonly total: number };
  readonly maxRetries: number;
  readonly retryUnrepeatable: boolean;
  readonly fetch: FetchLike | undefined;
  /** By lower-case name. */
  readonly defaultHeaders: Readonly<Record<string, string>>;
  readonly logger: Logger;
  /** Whether `logger.debug` goes anywhere, so that nothing is made for it in vain. */
  readonly logsDebug: boolean;
  readonly hooks: Hooks;
  readonly secrets: SecretKeeper;
  readonly clock: Clock;
  /** A number from 0 to 1, for the jitter of waits. */
  readonly random: () => number;
}
