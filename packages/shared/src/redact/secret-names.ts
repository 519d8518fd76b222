/**
 * How the names end that hold a secret: `deviceToken`, `x-api-key`, `SIGNING_KEY`, `authtoken`, `password2`. What counts
 * (`totalTokens`), points (`sessionKey`, `publicKey`) or describes (`tokenType`) does not end so.
 */
export const secretEnding =
  "(?:authorization|cookies?|credential|jwt|pass(?:code|phrase|w(?:or)?d)s?|pwd|secrets?|signature|token|(?:access|api|auth|encryption|priv(?:ate)?|secret|signing)[-_. ]?keys?|(?<![a-z])sig)\\d*";

const secretName: RegExp = /* @__PURE__ */ new RegExp(`${secretEnding}$`, "i");

/** True when a header, query key or field with this name holds a secret. `totalTokens` and `key` do not. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}
