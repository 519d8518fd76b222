/** A managed agent. */
export interface AgentFields {
  readonly name: string;
  readonly instructions: string;
  readonly greeting: boolean;
  /** As the API shows it, with its defaults filled in. */
  readonly configuration: Readonly<Record<string, unknown>>;
}

/** A document that an agent knows. */
export interface KnowledgeFields {
  readonly agentId: string;
  readonly title: string;
  readonly sourceType: "text" | "markdown" | "pdf";
  readonly charCount: number;
}

/** A cloned voice. */
export interface VoiceCloneFields {
  readonly name: string;
  readonly description: string | null;
  readonly status: "cloning" | "ready";
  /** The id that agents speak with. */
  readonly voice: string;
}
