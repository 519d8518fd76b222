import { SettingsError } from "./settings-error.ts";

/** A key or an id that must be able to stand in a header or path, as the SDK checks it too; the error never says what it was. */
export function checkCredential(text: string | undefined, field: string, what: string = field): string | undefined {
  if (text !== undefined && !/^[\x21-\x7e]+$/.test(text)) {
    throw new SettingsError(
      field,
      `${what} has a space or a character in it that none has. Copy it again from the console.`,
    );
  }
  return text;
}
