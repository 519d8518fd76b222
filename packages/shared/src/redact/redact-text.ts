import { isSecretName } from "./secret-names.ts";

/** What stands in the place of a secret. */
export const REDACTED = "[redacted]";

/** Shapes that are secrets wherever they stand. */
const secretShapes: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{4,}/gi, `$1 ${REDACTED}`],
  [/\b(?:sk|pk|rk)_[A-Za-z0-9_-]{4,}/g, REDACTED],
  [/\bsk-[A-Za-z0-9_-]{8,}/g, REDACTED],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g, REDACTED],
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#@]+@/gi, `$1${REDACTED}@`],
];

/** `name=value` and `"name": "value"`; whether it is a secret is decided by the name. */
const namedValue = /(["']?)([A-Za-z][A-Za-z0-9_-]*)\1(\s*[=:]\s*)(?:"([^"]*)"|'([^']*)'|([^\s"',;&#)}\]]+))/g;

/** The same text without what looks like a secret. */
export function redactText(text: string): string {
  let safe = text;
  for (const [shape, replacement] of secretShapes) safe = safe.replace(shape, replacement);
  return safe.replace(
    namedValue,
    (whole, quote: string, name: string, sign: string, double?: string, single?: string) => {
      if (!isSecretName(name)) return whole;
      // `Authorization: Bearer [redacted]` is safe already; the word behind the colon is the scheme.
      if (/^(?:Bearer|Basic)$/i.test(whole.slice(whole.indexOf(sign) + sign.length))) return whole;
      const mark = double !== undefined ? '"' : single !== undefined ? "'" : "";
      return `${quote}${name}${quote}${sign}${mark}${REDACTED}${mark}`;
    },
  );
}
