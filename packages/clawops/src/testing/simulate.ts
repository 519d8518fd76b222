import type { Call, Email, KakaoBrandTemplate, KakaoTemplate, Message } from "../generated/types.ts";
import type { EmailOutcomePlan, InboundEmail } from "./simulate-email.ts";
import type { SimulatedBrandTemplate, SimulatedTemplate } from "./simulate-kakao.ts";
import type { MobileVerification, SimulatedMcpServer } from "./simulate-servers.ts";
import type { CallOutcome } from "./state/call-record.ts";
import type { SummaryPlan, TranscriptPlan } from "./state/transcript-state.ts";

/** A call from outside. */
export interface InboundCall {
  /** Who calls. */
  readonly from: string;
  /** A number of the account. */
  readonly to: string;
  /**
   * How it ends.
   * @default "completed": it is answered
   */
  readonly outcome?: CallOutcome | undefined;
  /**
   * How long the caller talks, in milliseconds; `Infinity` is until someone hangs up.
   * @default the server's `timing.talkMs`
   */
  readonly talkMs?: number | undefined;
}

/** A message from outside. */
export interface InboundMessage {
  /** Who writes. */
  readonly from: string;
  /** A number of the account. */
  readonly to: string;
  /** The text. */
  readonly body: string;
  /**
   * What it is.
   * @default inferred from subject, media and length, as the service does for messages that are sent
   */
  readonly type?: "sms" | "lms" | "mms" | undefined;
  /** @default none */
  readonly subject?: string | undefined;
  /**
   * How many pictures it brings, 0 to 3.
   * @default 0
   */
  readonly mediaCount?: number | undefined;
}

/** What a party does when it is called (or a call is transferred to it). */
export interface CallOutcomePlan {
  /** The number that is called. */
  readonly to: string;
  /** What becomes of calls to it. */
  readonly outcome: CallOutcome;
  /**
   * What machine detection finds, in calls that ask for it.
   * @default "human"
   */
  readonly answeredBy?: "human" | "machine" | "unknown" | undefined;
  /**
   * How long it talks, in milliseconds; `Infinity` is until someone hangs up.
   * @default the server's `timing.talkMs`
   */
  readonly talkMs?: number | undefined;
}

/** What happens outside of the API. Wrong input is a ClawOpsError. */
export interface Simulate {
  /** Somebody calls. Resolves with the ringing call. */
  inboundCall(call: InboundCall): Promise<Call>;
  /** Somebody writes. Resolves with the received message; webhooks for `message.received` are on their way. */
  inboundMessage(message: InboundMessage): Promise<Message>;
  /**
   * Decides what a number does from now on, until a reset. Without it a number that ends in 0001 is busy, 0002 does not
   * answer, 0003 fails (messages too), 0004 rejects, at 0005 a machine answers; all others answer.
   */
  callOutcome(plan: CallOutcomePlan): void;
  /**
   * Connects an agent to a number of the account, so that calls without `url`, `agentId` and `callFlowId` are taken. Gives a
   * function that disconnects it.
   */
  connectAgent(number: string): () => void;
  /** Bridges a running call with another party, as VoiceML's Dial does, so that it can be played into. */
  bridgeCall(callId: string): void;
  /** The other party hangs up, or stops calling. */
  hangUp(callId: string): void;
  /**
   * Decides what becomes of a call's transcript: its text, or a failure. One that is under way ends now; one that was not asked
   * for yet ends so later. Without it a transcript is completed after `timing.transcriptMs`, or fails with `no_recording` where the
   * call has none.
   */
  transcript(callId: string, outcome: TranscriptPlan): void;
  /**
   * Decides what becomes of a call's summary. One whose transcript is there ends now. Without it a summary is completed
   * `timing.summaryMs` after its transcript; it fails where the transcript failed.
   */
  summary(callId: string, outcome: SummaryPlan): void;
  /**
   * VoiceML's Record keeps something in an answered call. Gives the name that `recordings.downloadVerb` takes; the recording is there for
   * 90 days.
   */
  verbRecording(callId: string): string;
  /**
   * Registers an alimtalk template with Kakao (the same id again replaces it), and connects its channel where the account does not have it. From the first
   * channel on, alimtalk and brand messages are checked against the account's channels and templates.
   */
  kakaoTemplate(template: SimulatedTemplate): KakaoTemplate;
  /** The same for the template of a brand message. */
  kakaoBrandTemplate(template: SimulatedBrandTemplate): KakaoBrandTemplate;
  /**
   * The code that Kakao sent last to the phone of a channel's manager; `kakao.channels.connect` takes it.
   *
   * @throws ClawOpsError when none was asked for, or it was used up
   */
  kakaoToken(searchId: string): string;
  /** Somebody writes an e-mail. Resolves with it; webhooks for `email.received` are on their way. */
  inboundEmail(email: InboundEmail): Promise<Email>;
  /** Decides what becomes of e-mails to an address from now on, until a reset. Without it they are delivered. */
  emailOutcome(plan: EmailOutcomePlan): void;
  /**
   * Sets or removes the DNS records of a domain. Without it they are set, so that `emailDomains.verify` finds them at once.
   */
  emailDns(domain: string, records: "set" | "missing"): void;
  /** Decides what an MCP server answers when its connection is tested. Without it each offers one tool. */
  mcpServer(server: SimulatedMcpServer): void;
  /** Begins the check that a phone of a mobile gateway has its number, which is good for ten minutes. */
  mobileVerification(): MobileVerification;
}
