/** So many of the last messages may be what the final text consists of. */
const LAST_MESSAGES = 20;

/**
 * What of the final text is still to be handed out, after `given` was; `undefined` where the two do not fit.
 *
 * @param starts where in `given` its messages after the first begin: the final text may have the last ones only
 */
export function restOfFinal(given: string, starts: readonly number[], final: string): string | undefined {
  for (const start of [0, ...starts.slice(-LAST_MESSAGES)]) {
    const part = given.slice(start);
    const rest = part === "" && start > 0 ? undefined : restAfter(part, final);
    if (rest !== undefined) return rest;
  }
  return squeezed(given).endsWith(squeezed(final)) ? "" : undefined;
}

/** What of `final` comes after `given`, whatever white space either has; `undefined` where it does not begin with that. */
export function restAfter(given: string, final: string): string | undefined {
  if (final.startsWith(given)) return final.slice(given.length);
  let at = 0;
  for (const unit of squeezed(given)) {
    while (at < final.length && /\s/.test(final.charAt(at))) at += 1;
    if (!final.startsWith(unit, at)) return undefined;
    at += unit.length;
  }
  return final.slice(at).trim() === "" ? "" : final.slice(at);
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}
