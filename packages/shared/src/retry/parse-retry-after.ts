/** The three spellings of an HTTP date (RFC 9110, 5.6.7), and ISO 8601 with a zone, which some servers send. */
const httpDate: RegExp =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*(?:Z|[+-]\d\d:\d\d)$)/;

/**
 * The wait that a `Retry-After` header asks for, in milliseconds: seconds (`3`, `1.5`) or a date, which counts from `now`.
 * A date in the past is 0; anything unreadable is `undefined`.
 */
export function parseRetryAfter(value: string | null | undefined, now: number): number | undefined {
  const text = value?.trim();
  if (text === undefined || text === "") return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.min(Math.round(Number(text) * 1000), Number.MAX_SAFE_INTEGER);
  // Dates only: `Date.parse` would also take "-5", "2" and "in 5 minutes" for a year or a month.
  if (!httpDate.test(text)) return undefined;
  // The oldest spelling (`Sun Nov  6 08:49:37 1994`) names no zone and means UTC.
  const date = Date.parse(/ \d{4}$/.test(text) ? `${text} GMT` : text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
