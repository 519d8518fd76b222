import { PasswordInput, TextInput } from "@mantine/core";
import type { JSX } from "react";

/** A field of a real target. */
export interface SettingsField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** Of a credential: whether the server has one, and what is said where it has none. Its value never comes back from there. */
  readonly secret?: { readonly isSet: boolean; readonly unset: string };
  readonly placeholder?: string;
}

/** What the input of a field shows. */
export interface SettingsInputProps {
  readonly field: SettingsField<string>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | undefined;
  readonly testId: string;
}

/** The input of a field; that of a credential is covered, and empty means "keep what is set". */
export function SettingsInput({ field, value, onChange, problem, testId }: SettingsInputProps): JSX.Element {
  const { secret, label, name, placeholder } = field;
  const common = {
    label,
    name,
    value,
    placeholder,
    onChange: (event: { readonly currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value),
    error: problem,
    autoComplete: "off",
    "data-testid": testId,
  };
  if (secret === undefined) return <TextInput {...common} />;
  return <PasswordInput {...common} description={secret.isSet ? "Set. Leave empty to keep it." : secret.unset} />;
}
