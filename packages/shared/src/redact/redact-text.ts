import { REDACTED } from "./redacted.ts";
import { secretEnding } from "./secret-names.ts";

/**
 * Text that is a secret wherever it stands, and what takes its place. No pattern can start twice in the same run of
 * characters and look through all of it each time: a megabyte from a hostile server must cost milliseconds.
 */
const secretShapes: ReadonlyArray<readonly [RegExp, string]> = [
  // Not "Basic authentication" and not `Bearer realm="x"`: few tokens are short and all small letters.
  [/\b([Bb]earer|[Bb]asic)\s+(?=[a-z]*[A-Z\d_~+/-]|[a-z]{16})[\w.~+/=-]{4,}/g, `$1 ${REDACTED}`],
  [/\b(?:[prs]k_[\w-]{4,}|sk-[\w-]{8,})/g, REDACTED],
  [/(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, REDACTED],
  [/(-----BEGIN[A-Z ]* PRIVATE KEY-----)[^-]*/g, `$1${REDACTED}`],
  // User-info, up to the last @ before the path: a password may have one in it.
  [/:\/\/[^\s/?#"<>]*@/g, `://${REDACTED}@`],
  [/* @__PURE__ */ namedValue(), `$1$2${REDACTED}$2`],
];

/** The value after a name that says it is a secret: `token=…`, `X-Api-Key: …`, `"token": "…"`, `\"token\":\"…\"`, `token%3D…`. */
function namedValue(): RegExp {
  const sign = "(?:\\\\*[\"'`])?(?:[ \\t]*[:=]+>?[ \\t]*|%3d)";
  const scheme = "(?:bearer|basic)[ \\t]+";
  const nothingSecret = `\\[redacted]|(?:null|true|false|undefined)(?![\\w-])|${scheme}`;
  const string = "(\\\\{0,15}[\"'`])[^]*?(?:(?<!\\\\)\\2|$)";
  // Where such a list or object ends is not worth a parser: it takes the rest of the line, or of the text.
  const object = "[[{](?:[^\\r\\n]+|[^]*)";
  // `Digest username=…, response=…` and `a=1; b=2` are secret to the end.
  const header = "(?=\\S)(?<=(?:authorization|cookie):[ \\t]*)[^\\r\\n]+";
  const word = "[^\\s\"'`&,;]+";
  return new RegExp(
    `(${secretEnding}${sign}(?:${scheme})?)(?!${nothingSecret})(?:${string}|${object}|${header}|${word})`,
    "gi",
  );
}

/** The same text without what looks like a secret. */
export function redactText(text: string): string {
  let safe = text;
  for (const [shape, replacement] of secretShapes) safe = safe.replace(shape, replacement);
  return safe;
}
