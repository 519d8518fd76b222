/**
 * Checks of Korean messages and phone numbers before anything is sent: offline, and with the same answers in every runtime.
 */
export { inspectMessage } from "./inspect-message.ts";
export type { InspectMessageOptions, MessageInspection } from "./inspect-message.ts";
export type { MessageWarning } from "./find-decomposed.ts";
export type { CharacterAt } from "./scan-text.ts";
export { messageLimits } from "./message-limits.ts";
export type { MessageLimit, TextMessageType } from "./message-limits.ts";
export { readPhoneNumber } from "./read-phone-number.ts";
export type { PhoneNumberReading } from "./read-phone-number.ts";
export { normalizePhoneNumber } from "./normalize-phone-number.ts";
export type { NormalizedPhoneNumber } from "./normalize-phone-number.ts";
export { phoneNumberRanges } from "./phone-number-ranges.ts";
export type { PhoneNumberKind, PhoneNumberRange } from "./phone-number-ranges.ts";
export { koreanRules } from "./korean-rules.ts";
export type { KoreanRule, NightWindow } from "./korean-rules.ts";
