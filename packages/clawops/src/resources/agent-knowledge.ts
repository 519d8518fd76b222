import * as operations from "../generated/operations.ts";
import type { AgentKnowledgeDocument } from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import type { AgentKnowledgeCreateParams } from "./agents-params.ts";
import { Resource } from "./resource.ts";

/** Documents that an agent knows. */
export class AgentKnowledge extends Resource {
  /** Every document that an agent knows, newest first. Source: ClawOps API 1.3.2, listAgentKnowledgeDocuments. */
  async list(agentId: string, options?: RequestOptions): Promise<AgentKnowledgeDocument[]> {
    return this.rows(operations.listAgentKnowledgeDocuments, { agentId }, undefined, options);
  }

  /**
   * Gives an agent a document: a `text`, or a `file` (txt, md, pdf). It is read and indexed before the answer comes, so
   * this takes a while. Source: ClawOps API 1.3.2, createAgentKnowledgeDocument.
   */
  async create(
    agentId: string,
    params: AgentKnowledgeCreateParams,
    options?: RequestOptions,
  ): Promise<AgentKnowledgeDocument> {
    return this.call(operations.createAgentKnowledgeDocument, { agentId }, params, options);
  }

  /** Takes a document away from an agent. Source: ClawOps API 1.3.2, deleteAgentKnowledgeDocument. */
  async delete(agentId: string, documentId: string, options?: RequestOptions): Promise<void> {
    return this.call(operations.deleteAgentKnowledgeDocument, { agentId, documentId }, undefined, options);
  }

  /** Reads a document again, after its indexing failed. Source: ClawOps API 1.3.2, reindexAgentKnowledgeDocument. */
  async reindex(agentId: string, documentId: string, options?: RequestOptions): Promise<AgentKnowledgeDocument> {
    return this.call(operations.reindexAgentKnowledgeDocument, { agentId, documentId }, undefined, options);
  }
}
