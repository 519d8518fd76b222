import * as operations from "../generated/operations.ts";
import type { Agent, AgentVoice } from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { AgentKnowledge } from "./agent-knowledge.ts";
import { AgentMcpConnections } from "./agent-mcp-connections.ts";
import type { AgentCreateParams, AgentUpdateParams } from "./agents-params.ts";
import type { NoParams } from "./no-params.ts";
import { type AccountApi, Resource } from "./resource.ts";

/** Managed voice agents. */
export class Agents extends Resource {
  /** Documents that an agent knows. */
  readonly knowledge: AgentKnowledge;
  /** MCP connections that an agent may use. */
  readonly mcpConnections: AgentMcpConnections;

  /** Made by the account. */
  constructor(api: AccountApi) {
    super(api);
    this.knowledge = new AgentKnowledge(api);
    this.mcpConnections = new AgentMcpConnections(api);
  }

  /** Every agent of the account, newest first. Source: ClawOps API 1.3.2, listAgents. */
  async list(params?: NoParams, options?: RequestOptions): Promise<Agent[]> {
    return this.rows(operations.listAgents, {}, params, options);
  }

  /**
   * Makes a voice agent. Without `configuration` the server picks model, voice and language; `model` and `voice` are
   * shortcuts that do not go with it. Source: ClawOps API 1.3.2, createAgent.
   */
  async create(params: AgentCreateParams, options?: RequestOptions): Promise<Agent> {
    return this.call(operations.createAgent, {}, params, options);
  }

  /** Every voice that an agent can have. Source: ClawOps API 1.3.2, listAgentVoices. */
  async listVoices(options?: RequestOptions): Promise<AgentVoice[]> {
    return this.rows(operations.listAgentVoices, {}, undefined, options);
  }

  /** One agent. Source: ClawOps API 1.3.2, getAgent. */
  async get(agentId: string, options?: RequestOptions): Promise<Agent> {
    return this.call(operations.getAgent, { agentId }, undefined, options);
  }

  /**
   * Changes what is given and leaves the rest; `configuration` is replaced as a whole. A `ConflictError` says that
   * the agent's output mode does not let `model` or `voice` be changed alone. Source: ClawOps API 1.3.2, updateAgent.
   */
  async update(agentId: string, params: AgentUpdateParams, options?: RequestOptions): Promise<Agent> {
    return this.call(operations.updateAgent, { agentId }, params, options);
  }

  /**
   * Deletes an agent. A `ConflictError` says that a number still routes to it. Source: ClawOps API 1.3.2,
   * deleteAgent.
   */
  async delete(agentId: string, options?: RequestOptions): Promise<void> {
    return this.call(operations.deleteAgent, { agentId }, undefined, options);
  }
}
