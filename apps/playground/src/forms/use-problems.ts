import { useState } from "react";

import { afterPress } from "./after-press.ts";

/** What is wrong with a value that is not empty; nothing where it is right. */
export type Checks<Name extends string> = Readonly<Partial<Record<Name, (value: string) => string | undefined>>>;

/** What stands against the fields of a form. */
export interface Problems<Name extends string> {
  /** Checks the fields; true when all are right. Else the first wrong one gets the focus. */
  check(form: HTMLFormElement, values: Readonly<Record<Name, string>>): boolean;
  /** A field was left: if it was filled in wrongly, that is told from now on. */
  leave(name: Name, value: string): void;
  /** What stands against a field; nothing once it is right. */
  problem(name: Name, value: string): string | undefined;
}

/**
 * Looks after fields that must be filled in, and rightly: told at the field, before anything is sent, and not while it is typed for the
 * first time. Inputs are found by their `name`.
 */
export function useProblems<Name extends string>(checks?: Checks<Name>): Problems<Name> {
  const [told, setTold] = useState<readonly string[]>([]);
  const find = (name: Name, value: string): string | undefined =>
    value.trim() === "" ? "Fill this in." : checks?.[name]?.(value);
  return {
    check(form, values) {
      const names = (Object.keys(values) as Name[]).filter((name) => find(name, values[name]) !== undefined);
      setTold(names);
      const [first] = names;
      if (first === undefined) return true;
      const field = form.elements.namedItem(first);
      if (field instanceof HTMLElement) field.focus();
      return false;
    },
    leave(name, value) {
      if (value.trim() === "" || find(name, value) === undefined) return;
      afterPress(() => setTold((names) => (names.includes(name) ? names : [...names, name])));
    },
    problem: (name, value) => (told.includes(name) ? find(name, value) : undefined),
  };
}
