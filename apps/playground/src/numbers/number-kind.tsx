import { readPhoneNumber } from "@pincer/clawops/korean";
import type { JSX } from "react";

import { kindNames } from "./kind-name.ts";

/** The kind of a number, in the words of its country and of the SDK, and its domestic form where that is not what was typed. */
export function NumberKind({ input }: { readonly input: string }): JSX.Element | null {
  const reading = readPhoneNumber(input);
  if (reading.number === undefined) return null;
  return (
    <>
      <span lang="ko">{kindNames[reading.kind]}</span> · {reading.kind}
      {reading.number !== input && ` · ${reading.number}`}
    </>
  );
}
