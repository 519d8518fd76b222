import type { LocalClawOps, ManualClock } from "../../src/testing/index.ts";

/** What prepares a success: the server, its time, and the ids that the path will hold. */
export interface Preparation {
  readonly api: LocalClawOps;
  readonly clock: ManualClock;
  readonly ids: Ids;
  /** Sends the success of another operation on the same ids, or others where they are given, and gives its answer. */
  readonly run: (operationId: string, ids?: Ids) => Promise<unknown>;
}

/** What stands for the names in a path, and whatever else a request takes from what was made before it. */
export type Ids = Readonly<Record<string, string>>;

/** What an operation needs, beyond the required fields of its schema, to succeed. */
export interface Setting {
  /** On top of the required fields. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** The same, where it depends on what was made before. */
  readonly bodyOf?: (ids: Ids) => Readonly<Record<string, unknown>>;
  /** The query without its question mark. */
  readonly queryOf?: (ids: Ids) => string;
  /** Sent in the place of the API key. */
  readonly bearerOf?: (ids: Ids) => string | undefined;
  /** Happens before; what it gives is added to the ids. */
  readonly prepare?: (preparation: Preparation) => Ids | void | Promise<Ids | void>;
}

const aCall = "01055556666";
const minute = 60_000;
const manager = { searchId: "ourshop", phoneNumber: "01012345678" };

/** In progress, for as long as it takes. */
function talking({ clock }: Preparation): void {
  clock.advance(600);
}

function ended({ clock }: Preparation): void {
  clock.advance(minute);
}

/** One row per operation whose success the schema alone does not describe; an operation without one needs none. */
export const settings: Readonly<Record<string, Setting>> = {
  createCall: { body: { AgentId: "AG1" } },
  updateCall: { body: { Status: "completed" } },
  transferCall: { body: { to: "01077778888", requestId: "r1" }, prepare: talking },
  playIntoCall: {
    body: { text: "안녕하세요" },
    prepare: async (preparation) => {
      talking(preparation);
      preparation.api.simulate.bridgeCall(preparation.ids["callId"] ?? "");
    },
  },
  requestTranscript: { prepare: ended },
  getTranscript: { prepare: withTranscript },
  getSummary: { prepare: withTranscript },
  getRecording: { prepare: ended },
  deleteRecording: { prepare: ended },
  sendMessage: { body: { Body: "안녕하세요", MediaUrl: ["https://example.com/a.png"] } },
  getMessageMedia: { prepare: ended },
  updateNumber: { body: { statusCallback: "https://example.com/hook" } },
  createWebhook: { body: { events: ["message.sent"] } },
  updateWebhook: { body: { active: true } },
  listWebhookLogs: { prepare: after("testWebhook") },
  setAgentMcpConnection: { prepare: after("testMcpConnection") },
  deleteAgentMcpConnection: { prepare: after("testMcpConnection", "setAgentMcpConnection") },
  createMcpConnection: { body: { url: "https://mcp.example.com/mcp", authType: "none" } },
  updateMcpConnection: { body: { name: "주문" } },
  updateAgent: { body: { instructions: "친절하게" } },
  createVoiceClone: { body: { consent: "true", clip: new File(["wav"], "a.wav") } },
  uploadKakaoBrandImage: { body: { bubbleType: "WIDE", image: new File(["png"], "a.png") } },
  getVerbRecording: { prepare: withVerbRecording },
  deleteVerbRecording: { prepare: withVerbRecording },
  recordAssignmentSessionConsents: {
    body: { items: [{ clauseKey: "management.terms", agreed: true }] },
    prepare: after("setAssignmentSessionSubscriberType"),
  },
  startAssignmentSessionIdentityVerification: {
    prepare: after("setAssignmentSessionSubscriberType", "recordAssignmentSessionConsents"),
  },
  resumeAssignmentSessionIdentityVerification: {
    prepare: after(
      "setAssignmentSessionSubscriberType",
      "recordAssignmentSessionConsents",
      "startAssignmentSessionIdentityVerification",
    ),
  },
  finalizeAssignmentSession: {
    prepare: after(
      "setAssignmentSessionSubscriberType",
      "recordAssignmentSessionConsents",
      "startAssignmentSessionIdentityVerification",
      "resumeAssignmentSessionIdentityVerification",
    ),
  },
  createKakaoChannel: {
    body: { ...manager, categoryCode: "1" },
    bodyOf: ({ kakaoToken = "" }) => ({ token: kakaoToken }),
    prepare: async ({ api, run }) => {
      await run("requestKakaoChannelToken");
      return { kakaoToken: api.simulate.kakaoToken(manager.searchId) };
    },
  },
  requestKakaoChannelToken: { body: manager },
  listKakaoTemplates: { queryOf: ofChannel, prepare: withKakaoTemplates },
  listKakaoBrandTemplates: { queryOf: ofChannel, prepare: withKakaoTemplates },
  createSipOriginationRoute: { body: { uri: "sip:pbx.example.com" } },
  updateSipOriginationRoute: { body: { priority: 20 } },
  updateEmailDomain: { body: { receivingEnabled: true }, prepare: after("verifyEmailDomain") },
  verifyEmailDomainReceiving: { prepare: after("verifyEmailDomain", "updateEmailDomain") },
  getEmailAttachment: { prepare: withAttachment },
  enrollMobileGateway: {
    body: { wgPubkey: `${"A".repeat(43)}=` },
    bearerOf: ({ enrollment }) => enrollment,
    prepare: async ({ run }) => ({ enrollment: textOf(await run("createMobileGatewayEnrollmentToken"), "token") }),
  },
  getMobileGatewayVerificationStatus: {
    bearerOf: ({ nonce }) => nonce,
    prepare: ({ api }) => ({ nonce: api.simulate.mobileVerification().nonce }),
  },
  sendEmail: { body: { body: "안녕하세요" } },
  updateCallFlow: { body: { name: "인사" } },
  createBlockedRecipient: { body: { channel: "message" } },
  createCallBatch: { body: { AgentId: "AG1", Tasks: [{ To: aCall }] } },
  createCallFlow: { body: { graph: hangUpGraph() } },
  replaceCallFlow: { body: { graph: hangUpGraph() } },
  createSipIpAcl: { body: { cidrs: ["203.0.113.7/32"] } },
};

/** Other operations come first, on the same ids. */
function after(...operationIds: readonly string[]): NonNullable<Setting["prepare"]> {
  return async ({ run }) => {
    for (const operationId of operationIds) await run(operationId);
  };
}

async function withTranscript(preparation: Preparation): Promise<void> {
  ended(preparation);
  await preparation.run("requestTranscript");
  ended(preparation);
}

function withVerbRecording({ api, clock, ids }: Preparation): Ids {
  clock.advance(minute);
  return { recordingName: api.simulate.verbRecording(ids["callId"] ?? "") };
}

async function withKakaoTemplates({ api, run }: Preparation): Promise<Ids> {
  await run("requestKakaoChannelToken");
  const kakaoToken = api.simulate.kakaoToken(manager.searchId);
  const channelId = textOf(await run("createKakaoChannel", { kakaoToken }), "id");
  api.simulate.kakaoTemplate({ channelId, content: "#{a}" });
  api.simulate.kakaoBrandTemplate({ channelId, content: "#{a}" });
  return { channelId };
}

function ofChannel({ channelId = "" }: Ids): string {
  return `channelId=${channelId}`;
}

async function withAttachment({ api, run }: Preparation): Promise<Ids> {
  const ids = { emailDomainId: textOf(await run("createEmailDomain"), "id") };
  for (const step of ["verifyEmailDomain", "updateEmailDomain", "verifyEmailDomainReceiving"]) await run(step, ids);
  const attachments = [{ filename: "a.txt", content: "hello" }];
  const { emailId } = await api.simulate.inboundEmail({ from: "c@d.com", to: "a@mail.example.com", attachments });
  const email = await run("getEmail", { emailId });
  const files = (email as { attachments?: Array<{ attachmentId: string }> }).attachments;
  return { emailId, attachmentId: files?.[0]?.attachmentId ?? "" };
}

function textOf(answer: unknown, name: string): string {
  return String((answer as Record<string, unknown>)[name]);
}

function hangUpGraph(): object {
  return { version: 1, start: "end", nodes: { end: { type: "hangup" } } };
}

/** Requests whose called party talks on, so that there is time to act on the call. */
export const keepsTalking: ReadonlySet<string> = new Set(["transferCall", "playIntoCall", "updateCall"]);
