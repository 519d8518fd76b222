/** The types of a text message. Kakao messages (`ata`, `bms`) have rules of their own. */
export type TextMessageType = "sms" | "lms" | "mms";

/** How long a message may be. */
export interface MessageLimit {
  /** In `unit`. */
  readonly limit: number;
  /** `bytes` of EUC-KR, or `characters` (code points). */
  readonly unit: "bytes" | "characters";
}

/** How long the body of each type may be. Source: ClawOps API 1.3.2, sendMessage (version 1.3.0 said 200 bytes of UTF-8 for an SMS). */
export const messageLimits: Readonly<Record<TextMessageType, MessageLimit>> = {
  sms: { limit: 90, unit: "bytes" },
  lms: { limit: 2000, unit: "characters" },
  mms: { limit: 2000, unit: "characters" },
};
