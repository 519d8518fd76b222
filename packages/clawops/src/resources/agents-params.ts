import type * as wire from "../generated/types.ts";

/** `model` and `voice` are shortcuts, which do not go with a whole `configuration`. */
type Configured<P> =
  | (Omit<P, "configuration"> & { readonly configuration?: undefined })
  | (Omit<P, "model" | "voice"> & { readonly model?: undefined; readonly voice?: undefined });

/** Parameters of `agents.create`: `model` and `voice`, or a `configuration`, or neither. Source: ClawOps API 1.3.2, createAgent. */
export type AgentCreateParams = Configured<wire.AgentCreateParams>;

/** Parameters of `agents.update`: at least one; `model` and `voice`, or a `configuration`. Source: ClawOps API 1.3.2, updateAgent. */
export type AgentUpdateParams = Configured<wire.AgentUpdateParams>;

/**
 * Parameters of `agents.knowledge.create`: a `text` of up to 200,000 characters, or a `file` (.txt .text .md .markdown .pdf, up to
 * 10 MB). `title` defaults to the file's name. Source: ClawOps API 1.3.2, createAgentKnowledgeDocument.
 */
export type AgentKnowledgeCreateParams =
  | (wire.AgentKnowledgeCreateParams & { readonly file?: undefined })
  | (wire.AgentKnowledgeCreateFormParams & { readonly text?: undefined });
