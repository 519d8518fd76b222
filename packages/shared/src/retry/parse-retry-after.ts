/**
 * The wait that a `Retry-After` header asks for, in milliseconds: seconds (`3`, `1.5`) or an HTTP date, which counts from
 * `now`. A date in the past is 0; anything unreadable is `undefined`.
 */
export function parseRetryAfter(value: string | null | undefined, now: number): number | undefined {
  const text = value?.trim();
  if (text === undefined || text === "") return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  // Dates only: `Date.parse` would also take "-5" or "2" for a year.
  if (!/[A-Za-z]{3}/.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
