/** Words that, as the last word of a name, say that its value is a secret: `deviceToken`, `x-api-key`, `signing_key`. */
const secretWords: ReadonlySet<string> = new Set([
  "authorization",
  "cookie",
  "credential",
  "jwt",
  "passphrase",
  "passwd",
  "password",
  "pwd",
  "secret",
  "signature",
  "token",
  "apikey",
]);

const secretKeyQualifiers: ReadonlySet<string> = new Set(["access", "api", "auth", "private", "secret", "signing"]);

/** True when a header, query key or field with this name holds a secret. `totalTokens` and `key` do not. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== "");
  const last = words.at(-1);
  if (last === undefined) return false;
  if (secretWords.has(last)) return true;
  return last === "key" && secretKeyQualifiers.has(words.at(-2) ?? "");
}
