import type { Message } from "../../generated/types.ts";
import type { LocalClock } from "../clock/local-clock.ts";
import type { Timers } from "../clock/timers.ts";
import type { DeliveryDesk } from "../deliveries/delivery-desk.ts";
import type { LocalTiming } from "../local-timing.ts";
import type { CallPlan, CallRecord } from "./call-record.ts";
import type { Collections } from "./collections.ts";
import type { EmailOutcome } from "./email-fields.ts";
import type { IdSource } from "./id-source.ts";
import type { KakaoTokenRecord } from "./kakao-fields.ts";
import type { McpServerPlan } from "./mcp-fields.ts";
import type { MessageRecord } from "./message-record.ts";
import type { NumberBook } from "./number-book.ts";
import type { WebhookRecord } from "./webhook-record.ts";

/** Everything that the service remembers, and the means to act. A reset makes a new one. */
export interface World extends Collections {
  readonly accountId: string;
  readonly clock: LocalClock;
  readonly timing: LocalTiming;
  readonly timers: Timers;
  readonly ids: IdSource;
  readonly deliveries: DeliveryDesk;
  /** Where the server is reached: links in answers begin with it. */
  readonly origin: () => string;
  /** By callId, oldest first. */
  readonly calls: Map<string, CallRecord>;
  /** By messageId, oldest first. */
  readonly messages: Map<string, MessageRecord>;
  /** What the first request with an IdempotencyKey was answered. */
  readonly firstAnswers: Map<string, Message>;
  /** When messages of the last minute were accepted, oldest first. */
  readonly sendTimes: number[];
  readonly webhooks: Map<string, WebhookRecord>;
  readonly numbers: NumberBook;
  /** Numbers to which an agent is connected, and how many. */
  readonly agents: Map<string, number>;
  /** What parties will do when they are called, by number. */
  readonly plans: Map<string, CallPlan>;
  /** The codes that Kakao sent, by the channel's searchId. */
  readonly kakaoTokens: Map<string, KakaoTokenRecord>;
  /** What becomes of e-mails, by address in lower case. */
  readonly emailPlans: Map<string, EmailOutcome>;
  /** The first answers to e-mails with an idempotencyKey: the e-mail's id. */
  readonly firstEmails: Map<string, string>;
  /** Domains whose DNS records are not set up. */
  readonly missingDns: Set<string>;
  /** What MCP servers do, by URL. */
  readonly mcpServers: Map<string, McpServerPlan>;
}
