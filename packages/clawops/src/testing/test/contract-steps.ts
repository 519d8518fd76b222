import type { LocalApi } from "./local-api.ts";

/**
 * One request. In `path` and `body` stands `{operation.field}` for a field of an earlier answer, `{name}` for what `before` gave.
 */
export interface ContractStep {
  readonly id: string;
  readonly path: string;
  readonly body?: unknown;
  /** Sent as a form; a file is a list of its name and text. */
  readonly form?: Readonly<Record<string, string | readonly [name: string, text: string]>>;
  /** Sent in the place of the API key. */
  readonly bearer?: string;
  /** What happens before; gives names for `path` and `body`. */
  readonly before?: (local: LocalApi, answers: Answers) => Names | void | Promise<Names>;
}

/** What stands for `{name}`. */
type Names = Readonly<Record<string, string>>;

/** The answers so far, by operationId. */
export type Answers = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** A step without anything special. */
export function step(id: string, path: string, body?: unknown): ContractStep {
  return { id, path, ...(body === undefined ? {} : { body }) };
}
