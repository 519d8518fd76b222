import { messageLimits } from "../../../korean/message-limits.ts";
import { scanText } from "../../../korean/scan-text.ts";
import { refuse } from "../../http/refusal.ts";
import type { MessageContent } from "./read-message.ts";

const mediaExtensions: ReadonlySet<string> = new Set(["jpg", "jpeg", "png", "bmp"]);

/** Refuses what an SMS, LMS or MMS may not hold. */
export function checkTextMessage({ type, body, subject, mediaUrl, fallback }: MessageContent): void {
  if (fallback !== undefined) {
    throw refuse(400, "Fallback is for Kakao messages only.", "kakao_fallback_not_allowed");
  }
  if (body === undefined || body === "") throw refuse(400, "Body is required.", "invalid_input");
  if (type === "sms") checkSms(body, subject, mediaUrl);
  else if (type === "lms" && mediaUrl.length > 0) throw refuse(400, "An LMS has no media. Use MMS.", "lms_no_media");
  if (type !== "sms" && scanText(body).characters > messageLimits.lms.limit) {
    throw refuse(400, `Body is longer than ${messageLimits.lms.limit} characters.`, "body_too_long");
  }
  const wrong = mediaUrl.find((url) => !mediaExtensions.has(extensionOf(url)));
  if (wrong !== undefined) throw refuse(400, "Media must be jpg, jpeg, png or bmp.", "invalid_media_ext");
}

function checkSms(body: string, subject: string | undefined, mediaUrl: readonly string[]): void {
  if (mediaUrl.length > 0) throw refuse(400, "An SMS has no media. Use MMS.", "sms_no_media");
  if (subject !== undefined) throw refuse(400, "An SMS has no subject. Use LMS.", "sms_no_subject");
  const { bytes } = scanText(body);
  const { limit } = messageLimits.sms;
  if (bytes > limit)
    throw refuse(400, `Body has ${bytes} bytes in EUC-KR; an SMS holds ${limit}. Use LMS.`, "body_too_long");
}

function extensionOf(url: string): string {
  return (/\.([A-Za-z0-9]+)$/.exec(new URL(url).pathname)?.[1] ?? "").toLowerCase();
}
