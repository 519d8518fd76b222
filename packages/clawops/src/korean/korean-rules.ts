/** A time of day in Korea, from `start` to `end` of the next day. */
export interface NightWindow {
  /** `HH:MM`, the first minute of the night. */
  readonly start: string;
  /** `HH:MM`, the first minute after it. */
  readonly end: string;
  /** Where `start` and `end` are read on the clock. */
  readonly timeZone: "Asia/Seoul";
}

/** A rule that a message or call in Korea meets. */
export interface KoreanRule {
  /** A stable name. */
  readonly id: string;
  /** `law`: you must keep it, nobody stops you. `platform`: ClawOps enforces it, or says that it does not. */
  readonly origin: "law" | "platform";
  /** What it applies to. */
  readonly appliesTo: ReadonlyArray<"sms" | "lms" | "mms" | "ata" | "bms" | "call" | "callBatch">;
  /** True where it concerns advertising alone. */
  readonly advertisingOnly: boolean;
  /** What it says. */
  readonly text: string;
  /**
   * The article, or the operation and version of the API. 정보통신망법 is 정보통신망 이용촉진 및 정보보호 등에 관한 법률 (the Network
   * Act), 시행령 is its decree.
   */
  readonly source: string;
  /** When it holds; left out where that is always. */
  readonly night?: NightWindow;
  /** What the message must contain word for word, if anything. */
  readonly label?: string;
  /** The `code` of the error that ClawOps answers with, if it refuses. */
  readonly errorCode?: string;
}

const timeZone = "Asia/Seoul";
const texts = ["sms", "lms", "mms"] as const;
const messages = ["sms", "lms", "mms", "bms"] as const;
const messagesAndCalls = ["sms", "lms", "mms", "bms", "call", "callBatch"] as const;

/**
 * The rules for nights and for advertising in Korea, as data to build checks from. No legal advice: the Act's wording and the guide of the
 * Korea Internet & Security Agency (KISA, 불법 스팸 방지를 위한 정보통신망법 안내서) decide.
 */
export const koreanRules: readonly KoreanRule[] = [
  {
    id: "advertising-consent",
    origin: "law",
    appliesTo: messagesAndCalls,
    advertisingOnly: true,
    text: "The recipient must have agreed to advertising in advance and expressly, but for existing customers under the Act's conditions.",
    source: "정보통신망법 제50조제1항",
  },
  {
    id: "advertising-night-consent",
    origin: "law",
    appliesTo: messagesAndCalls,
    advertisingOnly: true,
    text: "Advertising between 21:00 and 08:00 needs a separate agreement of the recipient to advertising at night.",
    source: "정보통신망법 제50조제3항; e-mail is exempt by 시행령 제61조제2항",
    night: { start: "21:00", end: "08:00", timeZone },
  },
  {
    id: "advertising-label",
    origin: "law",
    appliesTo: messages,
    advertisingOnly: true,
    text: "The message begins with (광고), spelled exactly so: (광 고), (광.고), [광고] and the like do not count.",
    source: "정보통신망법 제50조제4항; 시행령 제61조제3항, 별표 6",
    label: "(광고)",
  },
  {
    id: "advertising-sender",
    origin: "law",
    appliesTo: messages,
    advertisingOnly: true,
    text: "The message names the sender and how to reach it.",
    source: "정보통신망법 제50조제4항; 시행령 제61조제3항, 별표 6",
  },
  {
    id: "advertising-opt-out",
    origin: "law",
    appliesTo: messages,
    advertisingOnly: true,
    text: "The message ends with a way to refuse further advertising that costs the recipient nothing, as a rule a 080 number.",
    source: "정보통신망법 제50조제4항, 제6항; 시행령 제61조제3항, 제62조, 별표 6",
    label: "무료수신거부",
  },
  {
    id: "advertising-consent-renewal",
    origin: "law",
    appliesTo: messagesAndCalls,
    advertisingOnly: true,
    text: "Whether the recipient still agrees must be confirmed every two years.",
    source: "정보통신망법 제50조제8항; 시행령 제62조의3",
  },
  {
    id: "advertising-answer",
    origin: "law",
    appliesTo: messagesAndCalls,
    advertisingOnly: true,
    text: "Who agrees, refuses or withdraws an agreement must be told within 14 days what came of it.",
    source: "정보통신망법 제50조제7항; 시행령 제62조의2",
  },
  {
    id: "text-night",
    origin: "platform",
    appliesTo: texts,
    advertisingOnly: false,
    text: "ClawOps does not stop text messages at night: keeping the law's night is up to the sender.",
    source: "ClawOps API 1.3.2, sendMessage",
  },
  {
    id: "brand-message-night",
    origin: "platform",
    appliesTo: ["bms"],
    advertisingOnly: false,
    text: "Brand messages are refused from 20:50 to 08:00.",
    source: "ClawOps API 1.3.2, sendMessage",
    night: { start: "20:50", end: "08:00", timeZone },
    errorCode: "kakao_brand_night_blocked",
  },
  {
    id: "call-batch-night",
    origin: "platform",
    appliesTo: ["callBatch"],
    advertisingOnly: false,
    text: "Batch calls are never dialled from 21:00 to 08:00, whatever their windows say.",
    source: "ClawOps API 1.3.2, createCallBatch",
    night: { start: "21:00", end: "08:00", timeZone },
  },
  {
    id: "overseas-sender",
    origin: "platform",
    appliesTo: ["sms", "lms", "mms", "ata"],
    advertisingOnly: false,
    text: "Text messages, and alimtalk with a text as fallback, are refused from IP addresses outside of Korea. Addresses of cloud regions in Seoul may count as such.",
    source: "ClawOps API 1.3.2, sendMessage",
    errorCode: "overseas_ip_blocked",
  },
];
