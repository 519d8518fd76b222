/** A request that was let in: known operation, right key, right account, fits the schema. */
export interface ApiRequest {
  /** The values in the path, decoded: `callId`, `messageId`, … */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON object that was sent; empty where the operation takes none. */
  readonly body: Readonly<Record<string, unknown>>;
}
