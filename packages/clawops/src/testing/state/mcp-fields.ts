/** A tool of an MCP server. */
export interface McpToolFields {
  readonly name: string;
  readonly description: string | null;
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

/** A connection to an MCP server. */
export interface McpConnectionFields {
  readonly name: string;
  readonly url: string;
  readonly transport: string;
  readonly authType: string;
  readonly headerName: string | null;
  readonly hasSecret: boolean;
  readonly enabled: boolean;
  readonly status: "untested" | "tested" | "credential_error";
  readonly tools: readonly McpToolFields[];
  readonly lastTestedAt: number | undefined;
  readonly lastErrorCode: string | null;
}

/** What an agent may use of a connection. */
export interface McpBindingFields {
  readonly agentId: string;
  readonly connectionId: string;
  readonly allowedTools: readonly string[];
  readonly failureMode: string;
}

/** What the MCP server behind a URL does. */
export interface McpServerPlan {
  readonly tools: readonly McpToolFields[];
  /** The code of the failure; `undefined` where it answers. */
  readonly error: string | undefined;
}
