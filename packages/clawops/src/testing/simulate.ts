import type { Call, Message } from "../generated/types.ts";
import type { CallOutcome } from "./state/call-record.ts";

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
   * How many pictures it brings.
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
}
