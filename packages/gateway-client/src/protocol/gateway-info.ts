import type { ModelsListParams, ModelsListResult } from "./models.ts";
import type { NoParams, OpenFields } from "./no-params.ts";

/** What `logs.tail` takes. */
export interface LogsTailParams {
  /** What the last answer gave: only what came since. */
  readonly cursor?: number | undefined;
  /**
   * Lines, 1 to 5000.
   * @default 500
   */
  readonly limit?: number | undefined;
  /**
   * 1 to 1,000,000.
   * @default 250_000
   */
  readonly maxBytes?: number | undefined;
}

/** What `logs.tail` gives. */
export interface LogsTailResult {
  readonly file: string;
  /** For the next call. */
  readonly cursor: number;
  /** Bytes of the file. */
  readonly size: number;
  readonly lines: readonly string[];
  /** There was more than is given. */
  readonly truncated?: boolean;
  /** The file is another one than the cursor was of. */
  readonly reset?: boolean;
  readonly [field: string]: unknown;
}

/** What `channels.status` takes. */
export interface ChannelsStatusParams {
  /** Asks the channels anew. */
  readonly probe?: boolean | undefined;
  /** How long a channel may take to answer, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Protocol 4 only: this channel alone. */
  readonly channel?: string | undefined;
}

/** An account of a channel. */
export interface ChannelAccount {
  readonly accountId: string;
  readonly name?: string;
  readonly enabled?: boolean;
  readonly configured?: boolean;
  readonly linked?: boolean;
  readonly running?: boolean;
  readonly connected?: boolean;
  readonly lastError?: string | null;
  readonly [field: string]: unknown;
}

/** What `channels.status` gives; the records are by the channel's id. */
export interface ChannelsStatusResult {
  /** Milliseconds since the epoch. */
  readonly ts: number;
  readonly channelOrder: readonly string[];
  readonly channelLabels: OpenFields;
  readonly channels: OpenFields;
  readonly channelAccounts: Readonly<Record<string, readonly ChannelAccount[]>>;
  readonly channelDefaultAccountId: OpenFields;
  readonly [field: string]: unknown;
}

/** What `config.get` gives. On protocol 3 it has every secret of the configuration in it; protocol 4 hides them. */
export interface ConfigGetResult {
  readonly path: string;
  readonly exists: boolean;
  /** The file as it is; protocol 4 gives `null`. */
  readonly raw?: string | null;
  readonly parsed?: unknown;
  readonly valid: boolean;
  /** The configuration with its defaults. */
  readonly config: OpenFields;
  /** What `config.patch`, `config.apply` and `config.set` want as `baseHash`. */
  readonly hash?: string;
  readonly issues: ReadonlyArray<{
    readonly path: string;
    readonly message: string;
    readonly [field: string]: unknown;
  }>;
  readonly [field: string]: unknown;
}

/** The methods that show what the gateway has. They change nothing. */
export interface GatewayInfoMethods {
  /** `operator.read`. */
  "models.list": { params: ModelsListParams; result: ModelsListResult };
  /** `operator.read`. Log lines may hold what users wrote. */
  "logs.tail": { params: LogsTailParams; result: LogsTailResult };
  /** `operator.read`. */
  "channels.status": { params: ChannelsStatusParams; result: ChannelsStatusResult };
  /** `operator.read`; on protocol 3 `operator.admin`, and the answer holds secrets. */
  "config.get": { params: NoParams; result: ConfigGetResult };
}
