/** Where requests go: the local server that runs inside the playground, or the real service. */
export type TargetName = "local" | "real";

/** Where the credentials of a real service came from. They themselves never leave the playground's server. */
export type CredentialSource = "environment" | "settings" | "config file";

/** What the page may know about the ClawOps side. */
export interface ClawOpsStatus {
  readonly target: TargetName;
  /** The account that requests are made for. */
  readonly accountId: string;
  /** Numbers that are known to be the account's own, to suggest as senders. */
  readonly numbers: readonly string[];
  /** Where the playground receives webhooks of this API; `null` for a real one, which cannot reach this machine. */
  readonly callbackUrl: string | null;
  /** Origin of the API that requests go to. */
  readonly baseURL: string;
  readonly real: RealClawOpsStatus;
}

/** What is known of the real ClawOps account, whether it is in use or not. */
export interface RealClawOpsStatus {
  /** True when both a key and an account are set, so that it can be chosen. */
  readonly available: boolean;
  readonly apiKeySet: boolean;
  readonly accountId: string | null;
  readonly baseURL: string;
  readonly source: CredentialSource | null;
}

/** What the page may know about the gateway side. */
export interface GatewayStatus {
  readonly target: TargetName;
  /** Address that frames go to. */
  readonly url: string;
  readonly real: RealGatewayStatus;
}

/** What is known of the real gateway, whether it is in use or not. */
export interface RealGatewayStatus {
  /** True when an address is known, so that it can be chosen. */
  readonly available: boolean;
  readonly url: string | null;
  readonly tokenSet: boolean;
  readonly passwordSet: boolean;
  readonly source: CredentialSource | null;
  /** Where exactly the configuration was found, such as a file. */
  readonly detail: string | null;
  /** Why none was found. */
  readonly problem: string | null;
}

/** Everything the page knows about its server. */
export interface PlaygroundStatus {
  readonly clawops: ClawOpsStatus;
  readonly gateway: GatewayStatus;
}
