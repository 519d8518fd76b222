import { type ContractStep, step } from "./contract-steps.ts";
import { from } from "./local-api.ts";

const graph = {
  version: 1,
  start: "hello",
  nodes: { hello: { type: "say", text: "{{name}}님", next: null } },
};
const flow = "/call-flows/{createCallFlow.callFlowId}";
const batch = "/call-batches/{createCallBatch.batchId}";
const tasks = [{ To: "01011112222" }];
const window = { Days: [1, 2, 3, 4, 5, 6, 7], Start: "09:00", End: "18:00" };
const endpoint = "/sip-endpoints/{createSipEndpoint.id}";
const route = `${endpoint}/routes/{createSipOriginationRoute.id}`;
const acl = "/sip-ip-acls/{createSipIpAcl.id}";
const credential = "/sip-credentials/{createSipCredential.id}";

/** Call flows, batches, SIP, WebRTC. */
export const diallingSteps: readonly ContractStep[] = [
  step("createCallFlow", "/call-flows", { name: "인사", graph }),
  step("listCallFlows", "/call-flows"),
  step("getCallFlow", flow),
  step("replaceCallFlow", flow, { name: "인사 2", graph }),
  step("updateCallFlow", flow, { name: "인사 3" }),
  step("createCallBatch", "/call-batches", {
    Name: "안내",
    From: from,
    Url: "https://example.com/voice.xml",
    Tasks: tasks,
    Rounds: [{ Windows: [window] }, { After: 10, On: ["busy"] }],
    MessagePolicy: { OnFirstFail: { Body: "x" }, OnFinalFail: { Body: "y" } },
  }),
  step("addCallBatchTasks", `${batch}/tasks`, { Tasks: tasks }),
  step("listCallBatches", "/call-batches"),
  step("getCallBatch", batch),
  step("listCallBatchTasks", `${batch}/tasks`),
  step("controlCallBatch", `${batch}/actions`, { Action: "cancel" }),
  step("deleteCallFlow", flow),
  step("createSipEndpoint", "/sip-endpoints", { name: "본사", maxConcurrent: 10 }),
  step("createSipOriginationRoute", `${endpoint}/routes`, { uri: "sip:pbx.example.com" }),
  step("listSipOriginationRoutes", `${endpoint}/routes`),
  step("getSipOriginationRoute", route),
  step("updateSipOriginationRoute", route, { priority: 20 }),
  step("listSipEndpoints", "/sip-endpoints"),
  step("getSipEndpoint", endpoint),
  step("updateSipEndpoint", endpoint, { maxConcurrent: null }),
  step("deleteSipOriginationRoute", route),
  step("deleteSipEndpoint", endpoint),
  step("createSipIpAcl", "/sip-ip-acls", { name: "사무실", cidrs: ["203.0.113.0/24"] }),
  step("listSipIpAcls", "/sip-ip-acls"),
  step("getSipIpAcl", acl),
  step("updateSipIpAcl", acl, { name: "사무실 2" }),
  step("createSipCredential", "/sip-credentials", { name: "전화", username: "phone_1" }),
  step("listSipCredentials", "/sip-credentials"),
  step("getSipCredential", credential),
  step("updateSipCredential", credential, { ipAclId: "{createSipIpAcl.id}" }),
  step("createWebrtcToken", `${credential}/tokens`),
  {
    ...step("revokeWebrtcToken", `${credential}/tokens/{jti}`),
    before: (_local, answers) => {
      const [jti = ""] = String(answers.get("createWebrtcToken")?.["sip_uri"]).split("@");
      return { jti };
    },
  },
  step("getIceServers", "/ice-servers"),
  step("deleteSipCredential", credential),
  step("deleteSipIpAcl", acl),
];
