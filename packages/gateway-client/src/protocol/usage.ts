import type { NoParams } from "./no-params.ts";

/** How much of a provider's allowance is used. */
export interface ProviderUsage {
  readonly provider: string;
  readonly displayName: string;
  readonly windows: ReadonlyArray<{
    /** Such as `5h` or `Week`. */
    readonly label: string;
    readonly usedPercent: number;
    /** Milliseconds since the epoch. */
    readonly resetAt?: number;
    readonly [field: string]: unknown;
  }>;
  readonly plan?: string;
  /** Why nothing is known. */
  readonly error?: string;
  readonly [field: string]: unknown;
}

/** What `usage.status` gives: the providers that tell. */
export interface UsageStatusResult {
  /** Milliseconds since the epoch. */
  readonly updatedAt: number;
  readonly providers: readonly ProviderUsage[];
  readonly [field: string]: unknown;
}

/** Tokens, and what they cost in US dollars as far as the models' prices are known. */
export interface UsageTotals {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly totalTokens: number;
  readonly totalCost: number;
  /** Messages whose price is not known. */
  readonly missingCostEntries: number;
  readonly [field: string]: unknown;
}

/** What `usage.cost` takes. */
export interface UsageCostParams {
  /**
   * The last so many days, at least 1.
   * @default 30
   */
  readonly days?: number | undefined;
  /** Protocol 4 only: `YYYY-MM-DD`. */
  readonly startDate?: string | undefined;
  /** Protocol 4 only: `YYYY-MM-DD`. */
  readonly endDate?: string | undefined;
  /** Protocol 4 only: what a day is. */
  readonly mode?: "utc" | "gateway" | "specific" | undefined;
  /** Protocol 4 only, with `mode: "specific"`: such as `UTC+9`. */
  readonly utcOffset?: string | undefined;
  /** Protocol 4 only. */
  readonly agentId?: string | undefined;
}

/** What `usage.cost` gives, from the transcripts of the sessions. */
export interface UsageCostResult {
  /** Milliseconds since the epoch. */
  readonly updatedAt: number;
  readonly days: number;
  readonly daily: ReadonlyArray<UsageTotals & { /** `YYYY-MM-DD`. */ readonly date: string }>;
  readonly totals: UsageTotals;
  readonly [field: string]: unknown;
}

/** The methods that count tokens. They spend none. */
export interface UsageMethods {
  /** `operator.read`. Asks the providers: may take some seconds. */
  "usage.status": { params: NoParams; result: UsageStatusResult };
  /** `operator.read`. */
  "usage.cost": { params: UsageCostParams; result: UsageCostResult };
}
