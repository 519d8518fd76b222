/** A rule about which parameters of an operation go together. Names are those that users write. */
export type ParamRule =
  | readonly [kind: "at-most-one" | "exactly-one" | "at-least-one", ...names: readonly string[]]
  /** Must not be the empty text, as a missing environment variable becomes. */
  | readonly [kind: "not-empty", ...names: readonly string[]]
  /** The first goes with one of the others only. */
  | readonly [kind: "only-with", name: string, ...companions: readonly string[]]
  /** The first is the name of an earlier version, which the server would ignore in silence. */
  | readonly [kind: "renamed", name: string, now: string]
  /** The first excludes each of the others. */
  | readonly [kind: "not-with", name: string, ...others: readonly string[]];

/**
 * Which parameters exclude or need each other, by operationId; rules of a nested object under `operationId.name`. The types say the
 * same; these are for JavaScript, for values of unknown origin, and for forms.
 * Source: ClawOps API 1.3.2, notes of the operations.
 */
export const paramRules: Readonly<Record<string, readonly ParamRule[]>> = {
  createCall: [
    ["at-most-one", "url", "agentId", "callFlowId"],
    ["only-with", "callContext", "agentId"],
    ["only-with", "variables", "callFlowId"],
    ["not-empty", "url", "agentId", "callFlowId"],
  ],
  playIntoCall: [
    ["exactly-one", "text", "url"],
    ["not-empty", "text", "url"],
  ],
  sendMessage: [
    ["at-most-one", "kakao", "brand"],
    ["not-with", "kakao", "body", "subject", "mediaUrl"],
    ["not-with", "brand", "body", "subject", "mediaUrl"],
    ["only-with", "fallback", "kakao", "brand"],
  ],
  "sendMessage.brand": [
    ["exactly-one", "templateId", "free"],
    ["not-with", "variables", "free"],
  ],
  createCallBatch: [
    ["renamed", "windows", "rounds"],
    ["renamed", "retryPolicy", "rounds"],
    ["exactly-one", "callFlowId", "agentId", "url"],
    ["not-empty", "callFlowId", "agentId", "url"],
  ],
  listBlockedRecipients: [["renamed", "number", "recipient"]],
  createBlockedRecipient: [["renamed", "number", "recipient"]],
  createAgent: [["not-with", "configuration", "model", "voice"]],
  updateAgent: [
    ["at-least-one", "name", "instructions", "greeting", "model", "voice", "configuration"],
    ["not-with", "configuration", "model", "voice"],
  ],
  createAgentKnowledgeDocument: [["exactly-one", "text", "file"]],
  updateMcpConnection: [["at-least-one", "name", "url", "transport", "enabled"]],
  updateCallFlow: [["at-least-one", "name", "graph"]],
  sendEmail: [["at-least-one", "body", "html"]],
};
