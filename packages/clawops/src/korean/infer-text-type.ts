import { messageLimits, type TextMessageType } from "./message-limits.ts";

/** What decides over the type of a text message that names none. */
export interface TextTypeHints {
  /** Of the body, in EUC-KR. */
  readonly bytes: number;
  readonly hasSubject: boolean;
  readonly hasMedia: boolean;
}

/** The type that the service picks where `Type` is left out. Source: ClawOps API 1.3.2, sendMessage. */
export function inferTextType({ bytes, hasSubject, hasMedia }: TextTypeHints): TextMessageType {
  if (hasMedia) return "mms";
  return hasSubject || bytes > messageLimits.sms.limit ? "lms" : "sms";
}
