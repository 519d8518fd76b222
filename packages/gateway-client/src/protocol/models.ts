import type { OpenUnion } from "@pincer/shared";

/** What `models.list` takes. Protocol 3 refuses every field. */
export interface ModelsListParams {
  /** Protocol 4 only: the models of this agent. */
  readonly agentId?: string | undefined;
  /** Protocol 4 only: which of the models. */
  readonly view?: "default" | "configured" | "provider-config" | "all" | undefined;
  /** Protocol 4 only: asks the providers anew. */
  readonly refresh?: boolean | undefined;
  /** Protocol 4 only: what is known already, without waiting. */
  readonly preparedOnly?: boolean | undefined;
  /** Protocol 4 only. */
  readonly includeProviderCapabilities?: boolean | undefined;
}

/** A model. `provider/id` is what `sessions.patch` takes. */
export interface ModelChoice {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  /** The size of the context window in tokens. */
  readonly contextWindow?: number;
  readonly reasoning?: boolean;
  readonly input?: ReadonlyArray<OpenUnion<"text" | "image" | "audio" | "video" | "document">>;
  /** Protocol 4 only. */
  readonly alias?: string;
  /** Protocol 4 only, such as `default`. */
  readonly tags?: readonly string[];
  /** Protocol 4 only: false where it cannot be used now. */
  readonly available?: boolean;
  /** Protocol 4 only. */
  readonly unavailableReason?: OpenUnion<"missing-auth" | "auth-failed" | "cooldown">;
  /** Protocol 4 only. */
  readonly thinkingLevels?: ReadonlyArray<{
    readonly id: string;
    readonly label: string;
    readonly [field: string]: unknown;
  }>;
  /** Protocol 4 only. */
  readonly thinkingDefault?: string;
  readonly [field: string]: unknown;
}

/** What `models.list` gives. Protocol 3 lists every model that it has ever heard of, several hundred. */
export interface ModelsListResult {
  readonly models: readonly ModelChoice[];
  readonly [field: string]: unknown;
}
