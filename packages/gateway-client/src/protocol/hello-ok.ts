/** What the gateway answers to a successful connect. Fields that are not named here are kept as received. */
export interface HelloOk {
  readonly type: "hello-ok";
  /** The protocol that both sides speak from now on. */
  readonly protocol: number;
  readonly server: {
    readonly version: string;
    /** A name for this connection. */
    readonly connId: string;
    /** Protocol 4: changes with each start of the gateway. */
    readonly bootId?: string;
    readonly [field: string]: unknown;
  };
  readonly features: {
    /** The methods that the gateway lists. There are a few more than these. */
    readonly methods: readonly string[];
    readonly events: readonly string[];
    /** Protocol 4 only. */
    readonly capabilities?: readonly string[];
    readonly [field: string]: unknown;
  };
  readonly snapshot: {
    readonly sessionDefaults: {
      readonly defaultAgentId?: string;
      readonly mainKey?: string;
      /** The session that is used where none is named. */
      readonly mainSessionKey: string;
      readonly [field: string]: unknown;
    };
    /** How long the gateway has been running, in milliseconds. */
    readonly uptimeMs?: number;
    readonly [field: string]: unknown;
  };
  /** Absent on protocol 3 without a device. Holds secrets where it has `deviceToken` or `recoveryScope`. */
  readonly auth?: {
    readonly role?: string;
    /** What was granted, which may be less than what was asked for. */
    readonly scopes?: readonly string[];
    readonly deviceToken?: string;
    readonly [field: string]: unknown;
  };
  readonly policy: {
    /** The largest frame that the gateway takes, in bytes. */
    readonly maxPayload: number;
    readonly maxBufferedBytes?: number;
    /** How often the gateway sends a `tick`, in milliseconds. */
    readonly tickIntervalMs: number;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}
