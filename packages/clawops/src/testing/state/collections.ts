import type { LocalClock } from "../clock/local-clock.ts";
import type { AgentFields, KnowledgeFields, VoiceCloneFields } from "./agent-fields.ts";
import type { AssignmentLinkFields } from "./assignment-fields.ts";
import type { BlockedRecipientFields } from "./blocked-recipient-fields.ts";
import type { CallBatchFields } from "./call-batch-fields.ts";
import type { CallFlowFields } from "./call-flow-fields.ts";
import { Collection } from "./collection.ts";
import type { DictionaryFields, DictionaryTermFields } from "./dictionary-fields.ts";
import type { EmailDomainFields, EmailFields } from "./email-fields.ts";
import type { IdSource } from "./id-source.ts";
import type {
  KakaoBrandImageFields,
  KakaoBrandTemplateFields,
  KakaoChannelFields,
  KakaoTemplateFields,
} from "./kakao-fields.ts";
import type { McpBindingFields, McpConnectionFields } from "./mcp-fields.ts";
import type { EnrollmentTokenFields, GatewayVerificationFields, MobileGatewayFields } from "./mobile-gateway-fields.ts";
import type {
  SipCredentialFields,
  SipEndpointFields,
  SipIpAclFields,
  SipRouteFields,
  WebrtcTokenFields,
} from "./sip-fields.ts";

/** Everything that is kept in rows. */
export interface Collections {
  readonly managedAgents: Collection<AgentFields>;
  readonly knowledge: Collection<KnowledgeFields>;
  readonly voiceClones: Collection<VoiceCloneFields>;
  readonly mcpConnections: Collection<McpConnectionFields>;
  readonly mcpBindings: Collection<McpBindingFields>;
  readonly callFlows: Collection<CallFlowFields>;
  readonly callBatches: Collection<CallBatchFields>;
  readonly blockedRecipients: Collection<BlockedRecipientFields>;
  readonly kakaoChannels: Collection<KakaoChannelFields>;
  readonly kakaoTemplates: Collection<KakaoTemplateFields>;
  readonly kakaoBrandTemplates: Collection<KakaoBrandTemplateFields>;
  readonly kakaoBrandImages: Collection<KakaoBrandImageFields>;
  readonly emails: Collection<EmailFields>;
  readonly emailDomains: Collection<EmailDomainFields>;
  readonly dictionaries: Collection<DictionaryFields>;
  readonly dictionaryTerms: Collection<DictionaryTermFields>;
  readonly sipEndpoints: Collection<SipEndpointFields>;
  readonly sipRoutes: Collection<SipRouteFields>;
  readonly sipIpAcls: Collection<SipIpAclFields>;
  readonly sipCredentials: Collection<SipCredentialFields>;
  readonly webrtcTokens: Collection<WebrtcTokenFields>;
  readonly assignmentLinks: Collection<AssignmentLinkFields>;
  readonly enrollmentTokens: Collection<EnrollmentTokenFields>;
  readonly mobileGateways: Collection<MobileGatewayFields>;
  readonly gatewayVerifications: Collection<GatewayVerificationFields>;
}

/** Empty collections. Ids are opaque; their prefixes are those that the API's samples show. */
export function createCollections(ids: IdSource, clock: LocalClock): Collections {
  const of = <Fields extends object>(name: string, prefix: string, code?: string): Collection<Fields> =>
    new Collection({ name, prefix, ids, clock, ...(code === undefined ? {} : { code }) });
  return {
    managedAgents: of("Agent", "AG"),
    knowledge: of("Knowledge document", "cm"),
    voiceClones: of("Voice clone", "vo_"),
    mcpConnections: of("MCP connection", "cm"),
    mcpBindings: of("MCP connection of the agent", "cm"),
    callFlows: of("Call flow", "CF", "call_flow_not_found"),
    callBatches: of("Call batch", "cm"),
    blockedRecipients: of("Blocked recipient", "cm"),
    kakaoChannels: of("Kakao channel", "cm"),
    kakaoTemplates: of("Kakao template", "cm"),
    kakaoBrandTemplates: of("Kakao brand template", "cm"),
    kakaoBrandImages: of("Kakao brand image", "cm"),
    emails: of("E-mail", "cm", "email_not_found"),
    emailDomains: of("E-mail domain", "cm", "email_domain_not_found"),
    dictionaries: of("Dictionary", "DC"),
    dictionaryTerms: of("Dictionary term", "DT"),
    sipEndpoints: of("SIP endpoint", "SE"),
    sipRoutes: of("SIP origination route", "SR"),
    sipIpAcls: of("SIP IP ACL", "SA"),
    sipCredentials: of("SIP credential", "SC"),
    webrtcTokens: of("WebRTC token", "SCEPH_"),
    // 43 characters, as the real ones have.
    assignmentLinks: of("Assignment link", "assignment_"),
    enrollmentTokens: of("Enrollment token", "enroll_"),
    mobileGateways: of("Mobile gateway", "cm"),
    gatewayVerifications: of("Verification", "nonce_"),
  };
}
