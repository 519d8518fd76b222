import { type ContractStep, step } from "./contract-steps.ts";

const agent = "/agents/{createAgent.agentId}";
const document = `${agent}/knowledge/{createAgentKnowledgeDocument.documentId}`;
const connection = "/mcp-connections/{createMcpConnection.connectionId}";
const binding = `${agent}/mcp-connections/{createMcpConnection.connectionId}`;
const secret = { authType: "bearer", secret: "s" };

/** Agents, what they know, their voices and MCP connections. */
export const agentSteps: readonly ContractStep[] = [
  step("createAgent", "/agents", { name: "상담원" }),
  step("listAgents", "/agents"),
  step("getAgent", agent),
  step("updateAgent", agent, { instructions: "친절하게", model: "gpt-realtime-2.1" }),
  step("createAgentKnowledgeDocument", `${agent}/knowledge`, { text: "영업시간은 9시부터입니다." }),
  step("listAgentKnowledgeDocuments", `${agent}/knowledge`),
  step("reindexAgentKnowledgeDocument", `${document}/reindex`),
  step("deleteAgentKnowledgeDocument", document),
  { ...step("createVoiceClone", "/voice-clones"), form: { name: "나", consent: "true", clip: ["a.wav", "wav"] } },
  step("listVoiceClones", "/voice-clones"),
  step("listAgentVoices", "/agents/voices"),
  step("deleteVoiceClone", "/voice-clones/{createVoiceClone.id}"),
  step("createMcpConnection", "/mcp-connections", { name: "주문", url: "https://mcp.example.com/mcp" }),
  step("testMcpConnection", `${connection}/test`),
  step("rotateMcpCredential", `${connection}/credential`, secret),
  step("updateMcpConnection", connection, { name: "주문 조회" }),
  step("getMcpConnection", connection),
  step("listMcpConnections", "/mcp-connections"),
  step("setAgentMcpConnection", binding, { allowedTools: ["search", "gone"] }),
  step("listAgentMcpConnections", `${agent}/mcp-connections`),
  step("deleteAgentMcpConnection", binding),
  step("deleteMcpConnection", connection),
  step("deleteAgent", agent),
];
