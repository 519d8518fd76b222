import { eucKrLength } from "../../euc-kr-length.ts";
import type { MessageType } from "../../state/message-record.ts";

/** The limit of an SMS in EUC-KR bytes (API 1.3.2). */
export const SMS_BYTES = 90;

/** What decides over the type of a message that names none. */
export interface TypeHints {
  readonly body: string;
  readonly subject: string | undefined;
  readonly mediaCount: number;
  readonly kakao: boolean;
  readonly brand: boolean;
}

/** The type that the service picks where `Type` is left out. */
export function inferMessageType({ body, subject, mediaCount, kakao, brand }: TypeHints): MessageType {
  if (kakao) return "ata";
  if (brand) return "bms";
  if (mediaCount > 0) return "mms";
  return subject !== undefined || eucKrLength(body) > SMS_BYTES ? "lms" : "sms";
}
