import { readPhoneNumber } from "@pincer/clawops/korean";

/** What stands against a field; nothing where it holds a Korean number. */
export function numberProblem(input: string): string | undefined {
  const { why } = readPhoneNumber(input);
  return why === undefined ? undefined : `This is no Korean phone number: ${why}.`;
}

/** The domestic form in which ClawOps takes a number; what is none stays as it was typed. */
export function domesticForm(input: string): string {
  return readPhoneNumber(input).number ?? input;
}
