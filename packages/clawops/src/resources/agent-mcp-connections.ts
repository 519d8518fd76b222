import * as operations from "../generated/operations.ts";
import type { AgentMcpBinding, AgentMcpConnectionSetParams, DeletedResult } from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** MCP connections that an agent may use. */
export class AgentMcpConnections extends Resource {
  /**
   * Every MCP connection that an agent may use, and which of its tools. Source: ClawOps API 1.3.2,
   * listAgentMcpConnections.
   */
  async list(agentId: string, options?: RequestOptions): Promise<AgentMcpBinding[]> {
    return this.rows(operations.listAgentMcpConnections, { agentId }, undefined, options);
  }

  /**
   * Lets an agent use tools of an MCP connection, or changes which ones. At most 3 connections per agent. Source:
   * ClawOps API 1.3.2, setAgentMcpConnection.
   */
  async set(
    agentId: string,
    connectionId: string,
    params: AgentMcpConnectionSetParams,
    options?: RequestOptions,
  ): Promise<AgentMcpBinding> {
    return this.call(operations.setAgentMcpConnection, { agentId, connectionId }, params, options);
  }

  /** Takes an MCP connection away from an agent. Source: ClawOps API 1.3.2, deleteAgentMcpConnection. */
  async delete(agentId: string, connectionId: string, options?: RequestOptions): Promise<DeletedResult> {
    return this.call(operations.deleteAgentMcpConnection, { agentId, connectionId }, undefined, options);
  }
}
