import type { Contract } from "./contract.ts";

/** `status_callback`, `StatusCallback` → `statusCallback`. */
export function camel(name: string): string {
  const joined = name.replace(/_+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}

/** `statusCallback` → `StatusCallback`. */
export function pascal(name: string): string {
  const text = camel(name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `transfers` → `transfer`. */
export function singular(name: string): string {
  if (name.endsWith("ies")) return `${name.slice(0, -3)}y`;
  if (/(?:ches|sses)$/.test(name)) return name.slice(0, -2);
  return name.endsWith("s") && !name.endsWith("ss") ? name.slice(0, -1) : name;
}

/** Where the name of a schema without `Response` would be unclear or taken. */
const typeNames: Readonly<Record<string, string>> = {
  Error: "ErrorBody",
  NumberResponse: "PhoneNumber",
  OkResponse: "OkResult",
  DeletedResponse: "DeletedResult",
  AddedResponse: "AddedResult",
  IdResponse: "IdResult",
  WebhookTestResponse: "WebhookTestResult",
  AssignmentLinkCreateResponse: "CreatedAssignmentLink",
  SipCredentialCreateResponse: "CreatedSipCredential",
  MobileGatewayEnrollResponse: "MobileGatewayEnrollment",
  KakaoChannelCategoryListResponse: "KakaoChannelCategories",
};

/** The TypeScript name of a schema: `CallResponse` → `Call`. */
export function typeName(schema: string): string {
  return typeNames[schema] ?? schema.replace(/(?:Detail)?Response$/, (end) => end.replace("Response", ""));
}

const nestedNames: Readonly<Record<string, string>> = {
  TranscriptStatusSegment: "TranscriptSegment",
  IceServersIceServer: "IceServer",
  KakaoChannelCategoriesData: "KakaoChannelCategory",
  KakaoBrandImageListData: "KakaoBrandImage",
};

/** The TypeScript name of an object inside another: `Call` and `transfers` → `CallTransfer`. */
export function nestedName(parent: string, key: string): string {
  const name = `${parent.replace(/Params$/, "")}${pascal(singular(camel(key)))}`;
  return nestedNames[name] ?? name;
}

/** The name of a method's parameters: `agents.knowledge.create(agentId, params)` → `AgentKnowledgeCreateParams`. */
export function paramsName(client: string): string {
  const path = client.replace(/\(.*$/, "").split(".");
  const method = path.pop() ?? "";
  return `${path.map((part) => pascal(singular(part))).join("")}${pascal(method)}Params`;
}

/** True when the schema is only the wrapping of a list. */
export function isListSchema(contract: Contract, name: string): boolean {
  if (name === "UsageResponse") return false; // it has sums beside the rows
  return contract.operations.some(({ success }) => success.listKey !== undefined && success.schema === name);
}
