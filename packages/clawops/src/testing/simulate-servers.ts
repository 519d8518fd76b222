/** What the MCP server behind a URL does when the connection to it is tested; nothing is called. */
export interface SimulatedMcpServer {
  /** The URL of the connection. */
  readonly url: string;
  /** @default one tool named `search` */
  readonly tools?: readonly SimulatedMcpTool[] | undefined;
  /**
   * The code of its failure.
   * @default undefined: it answers
   */
  readonly error?: "URL_BLOCKED" | "AUTH_FAILED" | "TIMEOUT" | "TLS_ERROR" | "PROTOCOL_ERROR" | undefined;
}

/** A tool of an MCP server. */
export interface SimulatedMcpTool {
  /** The name that agents call it by. */
  readonly name: string;
  /** @default null */
  readonly description?: string | null | undefined;
  /** A JSON Schema. @default an object without properties */
  readonly inputSchema?: Readonly<Record<string, unknown>> | undefined;
}

/** The check that a phone of a mobile gateway has its number. */
export interface MobileVerification {
  /** What `mobileGateways.getVerificationStatus` takes as its bearer. */
  readonly nonce: string;
  /** The phone proves its number. */
  verify(number: string): void;
}
