import { agentHandlers } from "./agents/agents.ts";
import { knowledgeHandlers } from "./agents/knowledge.ts";
import { voiceHandlers } from "./agents/voices.ts";
import { assignmentLinkHandlers } from "./assignment/assignment-links.ts";
import { assignmentSessionHandlers } from "./assignment/assignment-sessions.ts";
import { callBatchHandlers } from "./batches/call-batches.ts";
import { blockedHandlers } from "./blocked/blocked-recipients.ts";
import { callFlowHandlers } from "./call-flows/call-flows.ts";
import { playIntoCall, updateCall } from "./calls/control-call.ts";
import { createCall } from "./calls/create-call.ts";
import { getCall, listCallEvents, listCalls } from "./calls/read-calls.ts";
import { deleteRecording, getRecording } from "./calls/recordings.ts";
import { getSummary, getTranscript, requestTranscript } from "./calls/transcripts.ts";
import { transferCall } from "./calls/transfer-call.ts";
import { deleteVerbRecording, getVerbRecording } from "./calls/verb-recordings.ts";
import { dictionaryHandlers } from "./dictionaries/dictionaries.ts";
import { emailDomainHandlers } from "./email/email-domains.ts";
import { emailHandlers } from "./email/emails.ts";
import { mobileGatewayHandlers } from "./gateways/mobile-gateways.ts";
import type { Handler, Handlers } from "./handler.ts";
import { kakaoChannelHandlers } from "./kakao/kakao-channels.ts";
import { kakaoTemplateHandlers } from "./kakao/kakao-templates.ts";
import { mcpBindingHandlers } from "./mcp/mcp-bindings.ts";
import { mcpConnectionHandlers } from "./mcp/mcp-connections.ts";
import { getMessage, getMessageMedia, listMessages } from "./messages/read-messages.ts";
import { sendMessage } from "./messages/send-message.ts";
import {
  createRepresentativeNumber,
  deleteNumber,
  listNumbers,
  registerNumber,
  updateNumber,
} from "./numbers/manage-numbers.ts";
import { sipCredentialHandlers } from "./sip/sip-credentials.ts";
import { sipEndpointHandlers } from "./sip/sip-endpoints.ts";
import { sipIpAclHandlers } from "./sip/sip-ip-acls.ts";
import { sipRouteHandlers } from "./sip/sip-routes.ts";
import { webrtcHandlers } from "./sip/webrtc.ts";
import { getUsage } from "./usage/get-usage.ts";
import { createWebhook, deleteWebhook, listWebhooks, updateWebhook } from "./webhooks/manage-webhooks.ts";
import { listWebhookLogs, testWebhook } from "./webhooks/webhook-logs.ts";

/** Calls, messages, numbers and webhooks. */
const coreHandlers: Handlers = {
  createCall,
  listCalls,
  getCall,
  updateCall,
  playIntoCall,
  transferCall,
  listCallEvents,
  getTranscript,
  requestTranscript,
  getSummary,
  getRecording,
  deleteRecording,
  getVerbRecording,
  deleteVerbRecording,
  sendMessage,
  listMessages,
  getMessage,
  getMessageMedia,
  listNumbers,
  registerNumber,
  updateNumber,
  deleteNumber,
  createRepresentativeNumber,
  createWebhook,
  listWebhooks,
  updateWebhook,
  deleteWebhook,
  listWebhookLogs,
  testWebhook,
  getUsage,
};

/** The operations that the server does, by operationId; all others are answered with 501. */
export const handlers: ReadonlyMap<string, Handler> = new Map(
  Object.entries({
    ...coreHandlers,
    ...blockedHandlers,
    ...kakaoChannelHandlers,
    ...kakaoTemplateHandlers,
    ...agentHandlers,
    ...knowledgeHandlers,
    ...voiceHandlers,
    ...assignmentLinkHandlers,
    ...assignmentSessionHandlers,
    ...callBatchHandlers,
    ...callFlowHandlers,
    ...dictionaryHandlers,
    ...emailDomainHandlers,
    ...emailHandlers,
    ...mobileGatewayHandlers,
    ...mcpBindingHandlers,
    ...mcpConnectionHandlers,
    ...sipCredentialHandlers,
    ...sipEndpointHandlers,
    ...sipIpAclHandlers,
    ...sipRouteHandlers,
    ...webrtcHandlers,
  }),
);
