import type { JSX } from "react";

import { kindNames } from "./kind-name.ts";
import { readNumber } from "./read-number.ts";

/** The kind of a number, in the words of its country and of the SDK, and its domestic form where that is not what was typed. */
export function NumberKind({ input }: { readonly input: string }): JSX.Element | null {
  const reading = readNumber(input);
  if (reading.number === undefined) return null;
  return (
    <>
      <span lang="ko">{kindNames[reading.kind]}</span> · {reading.kind}
      {reading.number !== input && ` · ${reading.number}`}
    </>
  );
}
