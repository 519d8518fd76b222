/** A JWT in the form of HS256 whose signature is only a place holder: nobody but the service could check it. */
export function unsignedJwt(claims: Readonly<Record<string, unknown>>): string {
  return [base64Url({ alg: "HS256", typ: "JWT" }), base64Url(claims), "local".padEnd(43, "A")].join(".");
}

function base64Url(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
