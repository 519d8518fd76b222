/** Milliseconds since the epoch as the API writes an instant. */
export function iso(time: number): string {
  return new Date(time).toISOString();
}

/** The same, `null` where it has not happened. */
export function isoOrNull(time: number | undefined): string | null {
  return time === undefined ? null : iso(time);
}
