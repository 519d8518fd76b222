import { type Answer, problem } from "./answer.ts";

/** Thrown by behaviour to refuse a request; caught where requests are handled, and never seen outside. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.name = "Refusal";
    this.answer = answer;
  }
}

/** A refusal in the API's form; throw it. */
export function refuse(
  status: number,
  error: string,
  code?: string,
  extra?: Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
): Refusal {
  return new Refusal(problem(status, error, code, extra, headers));
}
