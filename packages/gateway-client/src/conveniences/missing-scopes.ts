import type { HelloOk } from "../protocol/hello-ok.ts";

/** The scopes that were asked for and not granted. None where the gateway does not say what it granted (protocol 3). */
export function missingScopes({ auth }: HelloOk, asked: readonly string[]): readonly string[] {
  const granted = auth?.scopes;
  return granted === undefined ? [] : asked.filter((scope) => !granted.includes(scope));
}
