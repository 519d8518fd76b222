import { useState } from "react";

/** Which fields were left empty, since the last try to submit. */
export interface Required<Name extends string> {
  /** Checks the fields; true when none is empty. Else the first empty one gets the focus. */
  check(form: HTMLFormElement, values: Readonly<Record<Name, string>>): boolean;
  /** What stands against a field; nothing once it is filled. */
  problem(name: Name, value: string): string | undefined;
}

/** Looks after fields that must not be empty: told at the field, before anything is sent. Inputs are found by their `name`. */
export function useRequired<Name extends string>(): Required<Name> {
  const [empty, setEmpty] = useState<readonly string[]>([]);
  return {
    check(form, values) {
      const names = Object.keys(values).filter((name) => isEmpty(values[name as Name]));
      setEmpty(names);
      const [first] = names;
      if (first === undefined) return true;
      const field = form.elements.namedItem(first);
      if (field instanceof HTMLElement) field.focus();
      return false;
    },
    problem: (name, value) => (empty.includes(name) && isEmpty(value) ? "Fill this in." : undefined),
  };
}

function isEmpty(value: string): boolean {
  return value.trim() === "";
}
