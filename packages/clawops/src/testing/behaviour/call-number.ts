import { refuse } from "../http/refusal.ts";
import { readPhoneNumber } from "../phone-number.ts";

/** A number of a call in domestic form, or a 400 that names the field. */
export function callNumber(input: unknown, field: string): string {
  const reading = readPhoneNumber(String(input));
  if (reading.number !== undefined) return reading.number;
  throw refuse(400, `${field} is not a phone number that can be used: ${reading.why}.`, reading.code);
}
