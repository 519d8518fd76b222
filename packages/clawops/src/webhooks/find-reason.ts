import { candidateUrls } from "./candidate-urls.ts";
import type { Field } from "./form-fields.ts";

/** A signature that did not match, and the means to try again. */
export interface Attempt {
  readonly url: string;
  readonly keys: readonly string[];
  readonly fields: readonly Field[];
  /** Whether the signature would match this URL and key. */
  readonly matches: (url: string, key: string) => Promise<boolean>;
  /** Gives other URLs that the request may have been sent to. */
  readonly clues?: (() => readonly string[]) | undefined;
  /** Whether to look for the reason. */
  readonly explain?: boolean | undefined;
}

/** Each try reads all of it: a larger form of a stranger is not worth the time. */
const MAX_CHARACTERS = 65_536;

/** With more, the search would take too long. */
const MAX_KEYS = 4;

/** What is wrong with a signature that does not match, found by trying what usually is. Never a reason to accept it. */
export async function findReason(attempt: Attempt, redact: (text: string) => string): Promise<string> {
  const { url, keys, fields, matches, clues, explain = true } = attempt;
  if (!explain) return "";
  const show = (text: string): string => printable(redact(text));
  const tried = fields.flat().join("").length <= MAX_CHARACTERS ? keys.slice(0, MAX_KEYS) : [];
  for (const key of tried)
    if (key.trim() !== key && key.trim() !== "" && (await matches(url, key.trim())))
      return "It matches the signing key without the whitespace around it: trim the key.";
  for (const candidate of candidateUrls(url, clues?.() ?? []))
    for (const key of tried)
      if (await matches(candidate, key))
        return `It was made for the URL ${show(candidate)} and checked for ${show(url)}: give the first as \`url\`.`;
  return generalAdvice(attempt, show(url));
}

function generalAdvice({ keys, fields }: Attempt, url: string): string {
  const hint = keys.some((key) => /^sk[_-]/.test(key)) ? "; what was given looks like an API key" : "";
  const form =
    fields.length === 0
      ? "The form is empty: was the body read before?"
      : `The form has ${fields.length} field${fields.length === 1 ? "" : "s"}: nothing may be trimmed, added or left out.`;
  return (
    `Check the signing key (this account's, from the ClawOps console${hint}) and the URL: ` +
    `it was checked for ${url}, which must be as it was registered. ${form}`
  );
}

/** Without those values of the query that may be secrets: some by their name, and all long ones. */
function printable(url: string): string {
  return url.replace(/([?&](?:key=|auth=|code=|[^=&#]*=(?=[^&#]{16})))[^&#]+/gi, "$1[redacted]").slice(0, 500);
}
