/** The protocols that this client speaks: 3 (clawdbot, openclaw until early 2026) and 4 (openclaw). */
export const supportedProtocols = { min: 3, max: 4 } as const;

/** What differs between protocol versions, in one place. */
export interface ProtocolTraits {
  /** Events carry a counter of this connection, so that a hole means that events were missed. */
  readonly contiguousSeq: boolean;
  /** The final answer of a run says in its status whether the run succeeded. */
  readonly honestStatus: boolean;
  /** The name of the command line tool that comes with the gateway. */
  readonly cli: "openclaw" | "clawdbot";
}

/** The traits of a protocol version. Versions after 4 are taken to be like 4. */
export function protocolTraits(protocol: number): ProtocolTraits {
  return protocol < 4
    ? { contiguousSeq: false, honestStatus: false, cli: "clawdbot" }
    : { contiguousSeq: true, honestStatus: true, cli: "openclaw" };
}
