import * as operations from "../generated/operations.ts";
import type { McpConnection, McpConnectionDeleted, McpConnectionUpdateParams } from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import type { McpConnectionCreateParams, McpConnectionRotateCredentialParams } from "./mcp-connections-params.ts";
import { Resource } from "./resource.ts";

/** MCP servers whose tools agents can use. */
export class McpConnections extends Resource {
  /** Every MCP connection of the account. Source: ClawOps API 1.3.2, listMcpConnections. */
  async list(options?: RequestOptions): Promise<McpConnection[]> {
    return this.rows(operations.listMcpConnections, {}, undefined, options);
  }

  /**
   * Connects an MCP server, public and over https. It is `untested` until {@link test} has seen its tools. Source:
   * ClawOps API 1.3.2, createMcpConnection.
   */
  async create(params: McpConnectionCreateParams, options?: RequestOptions): Promise<McpConnection> {
    return this.call(operations.createMcpConnection, {}, params, options);
  }

  /** One MCP connection. Source: ClawOps API 1.3.2, getMcpConnection. */
  async get(connectionId: string, options?: RequestOptions): Promise<McpConnection> {
    return this.call(operations.getMcpConnection, { connectionId }, undefined, options);
  }

  /**
   * Changes what is given. Another `url` or `transport` drops the list of tools, and the connection is untested again.
   * Source: ClawOps API 1.3.2, updateMcpConnection.
   */
  async update(
    connectionId: string,
    params: McpConnectionUpdateParams,
    options?: RequestOptions,
  ): Promise<McpConnection> {
    return this.call(operations.updateMcpConnection, { connectionId }, params, options);
  }

  /** Deletes an MCP connection, and tells which agents used it. Source: ClawOps API 1.3.2, deleteMcpConnection. */
  async delete(connectionId: string, options?: RequestOptions): Promise<McpConnectionDeleted> {
    return this.call(operations.deleteMcpConnection, { connectionId }, undefined, options);
  }

  /**
   * Replaces the secret. It is tried first and the old one is kept where it fails (502), unless `force`. The secret is
   * never shown again. Source: ClawOps API 1.3.2, rotateMcpCredential.
   */
  async rotateCredential(
    connectionId: string,
    params: McpConnectionRotateCredentialParams,
    options?: RequestOptions,
  ): Promise<McpConnection> {
    return this.call(operations.rotateMcpCredential, { connectionId }, params, options);
  }

  /**
   * Connects to the MCP server and reads its tools. 422 where it has more than 50, 502 where it cannot be reached or
   * used. Source: ClawOps API 1.3.2, testMcpConnection.
   */
  async test(connectionId: string, options?: RequestOptions): Promise<McpConnection> {
    return this.call(operations.testMcpConnection, { connectionId }, undefined, options);
  }
}
