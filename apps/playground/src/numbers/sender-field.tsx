import { Autocomplete } from "@mantine/core";
import type { JSX } from "react";

import { useSessionState } from "../session/session-context.ts";
import { ownNumbers } from "./own-numbers.ts";

/** What the field holds. */
export interface SenderFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What stands against it. */
  readonly error: string | undefined;
  readonly testId: string;
}

/** The sender: the account's own numbers are suggested, anything can be typed (to see what a wrong one gives). */
export function SenderField({ value, onChange, error, testId }: SenderFieldProps): JSX.Element {
  const own = useSessionState(ownNumbers);
  return (
    <Autocomplete
      label="From"
      value={value}
      onChange={onChange}
      name="from"
      error={error}
      data={[...own]}
      filter={({ options }) => options}
      inputMode="tel"
      autoComplete="off"
      data-testid={testId}
    />
  );
}
