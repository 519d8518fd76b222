import { normalizePhoneNumber, type PhoneNumberKind } from "@pincer/clawops/korean";

import { describeError } from "../errors/describe-error.ts";

/** A number as the SDK reads it, or what it says against it. */
export type NumberReading =
  | { readonly number: string; readonly kind: PhoneNumberKind; readonly problem?: undefined }
  | { readonly number?: undefined; readonly problem: string };

/** Reads what was typed into a number field. */
export function readNumber(input: string): NumberReading {
  try {
    return normalizePhoneNumber(input);
  } catch (error) {
    return { problem: describeError(error).message };
  }
}

/** What stands against a field; nothing where it holds a Korean number. */
export function numberProblem(input: string): string | undefined {
  return readNumber(input).problem;
}

/** The domestic form in which ClawOps takes a number; what is none stays as it was typed. */
export function domesticForm(input: string): string {
  return readNumber(input).number ?? input;
}
