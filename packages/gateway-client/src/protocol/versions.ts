/** What differs between protocol versions, in one place. */
export interface ProtocolTraits {
  /** Events carry a counter of this connection, so that a hole means that events were missed. */
  readonly contiguousSeq: boolean;
  /** A hello names the start of the gateway (`server.bootId`), with which the gateway's memory of idempotency keys begins. */
  readonly namesBoot: boolean;
  /** The final answer of a run says in its status whether the run succeeded. */
  readonly honestStatus: boolean;
  /** The largest frame that the gateway takes where its hello does not say, in bytes. */
  readonly maxPayload: number;
}

/** The traits of a protocol version. Versions after 4 are taken to be like 4. */
export function protocolTraits(protocol: number): ProtocolTraits {
  return protocol < 4
    ? { contiguousSeq: false, namesBoot: false, honestStatus: false, maxPayload: 512 * 1024 }
    : { contiguousSeq: true, namesBoot: true, honestStatus: true, maxPayload: 25 * 1024 * 1024 };
}
