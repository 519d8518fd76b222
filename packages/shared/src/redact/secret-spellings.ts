/** Base64 of a shorter secret would also be found in text that has nothing to do with it. */
const MIN_BASE64_LENGTH = 8;

/** The spellings in which a secret can come back: as it is, in URLs, forms, JSON, and inside base64 (`Basic …`). */
export function secretSpellings(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const spellings = [
    secret,
    secret.trim(), // what a header makes of it
    ...urlSpellings(secret),
    json,
    JSON.stringify(json).slice(1, -1), // JSON in JSON
    json.replaceAll("/", "\\/"), // PHP
    json.replace(/[<>&\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`), // Go, Python
    ...(secret.length < MIN_BASE64_LENGTH ? [] : base64Spellings(secret)),
  ];
  return [...new Set(spellings)];
}

function urlSpellings(secret: string): string[] {
  const wellFormed = secret.replace(/\p{Surrogate}/gu, "\ufffd"); // encodeURI throws for lone surrogates
  const url = new URL("http://host");
  url.password = secret;
  url.search = `?${secret}`;
  const encoded = [
    encodeURIComponent(wellFormed),
    encodeURI(wellFormed),
    url.password,
    url.search.slice(1),
    new URLSearchParams([["", secret]]).toString().slice(1),
  ];
  return [...encoded, ...encoded.map((text) => text.replace(/%../g, (code) => code.toLowerCase()))];
}

/**
 * The characters of base64 that depend on the secret alone, for each of the three places in a group of bytes at which it
 * can begin: `user:secret` in base64 contains one of them.
 */
function base64Spellings(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  return [0, 1, 2].flatMap((before) => {
    const binary = "\0".repeat(before) + Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    const first = Math.ceil((before * 8) / 6);
    const end = Math.floor((binary.length * 8) / 6);
    const base64 = btoa(binary).slice(first, end);
    return [base64, base64.replaceAll("+", "-").replaceAll("/", "_")];
  });
}
