import { checkInspection } from "./check-inspection.ts";
import { findDecomposed, type MessageWarning } from "./find-decomposed.ts";
import { inferTextType } from "./infer-text-type.ts";
import { messageLimits, type TextMessageType } from "./message-limits.ts";
import { type CharacterAt, scanText } from "./scan-text.ts";

/** What else the message has; the same names as in `messages.create`. */
export interface InspectMessageOptions {
  /** LMS and MMS only. Any subject, an empty one too, makes an LMS of an SMS. It is not inspected itself. @default none */
  readonly subject?: string | undefined;
  /** One URL or a list. One or more make an MMS; an empty list is none. @default none */
  readonly mediaUrl?: string | readonly string[] | undefined;
  /** The type that you will send it as, where you do not leave that to the service. @default as the service infers it */
  readonly type?: TextMessageType | undefined;
}

/** What becomes of a message. */
export interface MessageInspection {
  /** What it is sent and billed as: the given type, or the one that the service infers. */
  readonly type: TextMessageType;
  /**
   * The length of the body in EUC-KR, whatever the type: 1 byte for ASCII (a line break `\n` is 1, `\r\n` is 2), 2 for every other code
   * point. An emoji of several code points counts each.
   */
  readonly bytes: number;
  /** The length of the body in code points. */
  readonly characters: number;
  /** The most that the type takes, in `limitUnit`: 90 bytes (sms), 2000 characters (lms, mms). */
  readonly limit: number;
  /** What `limit` counts: compare it with `bytes` or with `characters`. */
  readonly limitUnit: "bytes" | "characters";
  /** False where the body is over the limit of `type`. */
  readonly fits: boolean;
  /**
   * Where an SMS would be cut, whatever `type` is: `text.slice(0, cutAt)` is what arrives of the text as one. `null` where all of it fits
   * into an SMS. It never splits a surrogate pair, but may stand between the code points of an emoji that has several. An LMS or MMS is
   * not cut: where one is too long, the service refuses it (`fits`).
   */
  readonly cutAt: number | null;
  /** Characters that are neither in KS X 1001 nor in CP949, each printed as `?`: emoji, ₩, —, • and the like. */
  readonly unprintable: readonly CharacterAt[];
  /** Syllables that CP949 has and KS X 1001 lacks (똠, 펲, 뷁). They count as printable, but old handsets may print `?`. */
  readonly cp949Only: readonly CharacterAt[];
  /** What looks right and does not arrive so: decomposed Hangul, with the way out of it. Empty where there is nothing to say. */
  readonly warnings: readonly MessageWarning[];
}

/**
 * Tells before it is sent what becomes of a text message: its type, its length, where an SMS would be cut, and which characters would not
 * print. Works offline and gives the same answer in every runtime. Source: ClawOps API 1.3.2, sendMessage; KS X 1001:1998.
 *
 * @throws {ClawOpsError} `invalid-argument` where an argument has the wrong type, or `type` does not go with `subject` or `mediaUrl`
 * @example
 * const { type, bytes, unprintable } = inspectMessage("예약이 확정되었습니다 🎉"); // "sms", 24, [{ index: 12, char: "🎉" }]
 */
export function inspectMessage(text: string, options: InspectMessageOptions = {}): MessageInspection {
  checkInspection(text, options);
  const { bytes, characters, cutAt, unprintable, cp949Only } = scanText(text);
  const hasMedia = options.mediaUrl !== undefined && options.mediaUrl.length > 0;
  const type = options.type ?? inferTextType({ bytes, hasSubject: options.subject !== undefined, hasMedia });
  const { limit, unit } = messageLimits[type];
  const fits = (unit === "bytes" ? bytes : characters) <= limit;
  const warning = findDecomposed(text);
  const warnings = warning === undefined ? [] : [warning];
  return { type, bytes, characters, limit, limitUnit: unit, fits, cutAt, unprintable, cp949Only, warnings };
}
