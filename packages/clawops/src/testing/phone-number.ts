import { isRepresentative } from "../korean/classify-number.ts";
import { type PhoneNumberReading, readPhoneNumber as readAnyNumber } from "../korean/read-phone-number.ts";

/**
 * Reads a number that a call or message of the service can go to or come from: one with a leading 0 or a representative one. The service
 * refuses what lacks the 0, and so the short numbers (112, 114, 14xxxx) too.
 */
export function readPhoneNumber(input: unknown): PhoneNumberReading {
  const reading = readAnyNumber(input);
  if (reading.number === undefined || reading.number.startsWith("0") || isRepresentative(reading.number))
    return reading;
  return { number: undefined, code: "INVALID_PHONE_NUMBER", why: "short numbers cannot be reached" };
}
