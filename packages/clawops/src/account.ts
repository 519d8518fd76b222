import { Agents } from "./resources/agents.ts";
import { AssignmentLinks } from "./resources/assignment-links.ts";
import { BlockedRecipients } from "./resources/blocked-recipients.ts";
import { CallBatches } from "./resources/call-batches.ts";
import { CallFlows } from "./resources/call-flows.ts";
import { Calls } from "./resources/calls.ts";
import { Dictionaries } from "./resources/dictionaries.ts";
import { EmailDomains } from "./resources/email-domains.ts";
import { Emails } from "./resources/emails.ts";
import { Kakao } from "./resources/kakao.ts";
import { McpConnections } from "./resources/mcp-connections.ts";
import { Messages } from "./resources/messages.ts";
import { MobileGateways } from "./resources/mobile-gateways.ts";
import { Numbers } from "./resources/numbers.ts";
import { Recordings } from "./resources/recordings.ts";
import type { AccountApi } from "./resources/resource.ts";
import { SipCredentials } from "./resources/sip-credentials.ts";
import { SipEndpoints } from "./resources/sip-endpoints.ts";
import { SipIpAcls } from "./resources/sip-ip-acls.ts";
import { Usages } from "./resources/usage.ts";
import { VoiceClones } from "./resources/voice-clones.ts";
import { WebhookLogs } from "./resources/webhook-logs.ts";
import { Webhooks } from "./resources/webhooks.ts";
import { Webrtc } from "./resources/webrtc.ts";

/** The resources of one account. */
export class Account {
  /** The account's id, `AC…`. */
  readonly accountId: string;

  readonly agents: Agents;
  readonly assignmentLinks: AssignmentLinks;
  readonly blockedRecipients: BlockedRecipients;
  readonly callBatches: CallBatches;
  readonly callFlows: CallFlows;
  readonly calls: Calls;
  readonly dictionaries: Dictionaries;
  readonly emailDomains: EmailDomains;
  readonly emails: Emails;
  readonly kakao: Kakao;
  readonly mcpConnections: McpConnections;
  readonly messages: Messages;
  readonly mobileGateways: MobileGateways;
  readonly numbers: Numbers;
  readonly recordings: Recordings;
  readonly sipCredentials: SipCredentials;
  readonly sipEndpoints: SipEndpoints;
  readonly sipIpAcls: SipIpAcls;
  readonly usage: Usages;
  readonly voiceClones: VoiceClones;
  readonly webhookLogs: WebhookLogs;
  readonly webhooks: Webhooks;
  readonly webrtc: Webrtc;

  /** Accounts are made by {@link ClawOps} and its `accounts` method. */
  constructor(api: AccountApi) {
    this.accountId = api.accountId;
    this.agents = new Agents(api);
    this.assignmentLinks = new AssignmentLinks(api);
    this.blockedRecipients = new BlockedRecipients(api);
    this.callBatches = new CallBatches(api);
    this.callFlows = new CallFlows(api);
    this.calls = new Calls(api);
    this.dictionaries = new Dictionaries(api);
    this.emailDomains = new EmailDomains(api);
    this.emails = new Emails(api);
    this.kakao = new Kakao(api);
    this.mcpConnections = new McpConnections(api);
    this.messages = new Messages(api);
    this.mobileGateways = new MobileGateways(api);
    this.numbers = new Numbers(api);
    this.recordings = new Recordings(api);
    this.sipCredentials = new SipCredentials(api);
    this.sipEndpoints = new SipEndpoints(api);
    this.sipIpAcls = new SipIpAcls(api);
    this.usage = new Usages(api);
    this.voiceClones = new VoiceClones(api);
    this.webhookLogs = new WebhookLogs(api);
    this.webhooks = new Webhooks(api);
    this.webrtc = new Webrtc(api);
  }
}
