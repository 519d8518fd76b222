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
import { UsageRecords } from "./resources/usage-records.ts";
import { VoiceClones } from "./resources/voice-clones.ts";
import { WebhookLogs } from "./resources/webhook-logs.ts";
import { Webhooks } from "./resources/webhooks.ts";
import { Webrtc } from "./resources/webrtc.ts";

/** The resources of one account. */
export class Account {
  /** The account's id, `AC…`. */
  readonly accountId: string;

  /** Voice agents that ClawOps runs, with their knowledge and MCP connections. */
  readonly agents: Agents;
  /** Links by which somebody else takes a number of their own. */
  readonly assignmentLinks: AssignmentLinks;
  /** Numbers and addresses that must not be called, texted or mailed. */
  readonly blockedRecipients: BlockedRecipients;
  /** Many outbound calls, some at a time. */
  readonly callBatches: CallBatches;
  /** Graphs of blocks that lead a call. */
  readonly callFlows: CallFlows;
  /** Phone calls, with their transcripts and summaries. */
  readonly calls: Calls;
  /** Words that transcripts should know. */
  readonly dictionaries: Dictionaries;
  /** Domains that e-mails are sent from and received at. */
  readonly emailDomains: EmailDomains;
  /** E-mails that are sent and received. */
  readonly emails: Emails;
  /** KakaoTalk channels, templates and pictures; messages go through {@link messages}. */
  readonly kakao: Kakao;
  /** MCP servers whose tools agents can use. */
  readonly mcpConnections: McpConnections;
  /** SMS, LMS, MMS and KakaoTalk messages. */
  readonly messages: Messages;
  /** Phones that serve as gateways. */
  readonly mobileGateways: MobileGateways;
  /** Phone numbers and where their calls go. */
  readonly numbers: Numbers;
  /** Recordings of calls. */
  readonly recordings: Recordings;
  /** Logins of SIP phones. */
  readonly sipCredentials: SipCredentials;
  /** Where calls go to over SIP, and the routes there. */
  readonly sipEndpoints: SipEndpoints;
  /** Networks that may call in over SIP. */
  readonly sipIpAcls: SipIpAcls;
  /** What was used, by period. */
  readonly usage: UsageRecords;
  /** Cloned voices. */
  readonly voiceClones: VoiceClones;
  /** What was delivered to webhooks. */
  readonly webhookLogs: WebhookLogs;
  /** Where the account's events go. */
  readonly webhooks: Webhooks;
  /** Logins and servers for phones in web pages. */
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
    this.usage = new UsageRecords(api);
    this.voiceClones = new VoiceClones(api);
    this.webhookLogs = new WebhookLogs(api);
    this.webhooks = new Webhooks(api);
    this.webrtc = new Webrtc(api);
  }
}
