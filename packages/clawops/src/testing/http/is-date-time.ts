const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i;

/** True for an instant as RFC 3339 writes it: a day that exists, a time, and `Z` or an offset. */
export function isDateTime(text: string): boolean {
  const [, year, month, day, hour] = pattern.exec(text) ?? [];
  // Engines take the 31st of February for the 3rd of March, and hour 24 for the next day.
  if (Number.isNaN(Date.parse(text)) || Number(hour) > 23) return false;
  return Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}
