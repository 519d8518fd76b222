/** The time of day of an ISO date, in the reader's time zone: `14:03:21`. */
export function timeOfDay(iso: string | null): string {
  if (iso === null) return "";
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : date.toTimeString().slice(0, 8);
}

/** Tokens, bytes and the like: `1,234`, `12.3k`, `4.56M`. */
export function shortNumber(value: number): string {
  if (value < 10_000) return value.toLocaleString("en-US");
  if (value < 1_000_000) return `${trim(value / 1_000)}k`;
  return `${trim(value / 1_000_000)}M`;
}

/** Seconds as people say them: `0 s`, `42 s`, `3 min 5 s`. */
export function shortDuration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A size in bytes: `312 B`, `4.2 kB`. */
export function shortBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${trim(bytes / 1_000)} kB` : `${trim(bytes / 1_000_000)} MB`;
}

function trim(value: number): string {
  return String(Number(value.toPrecision(3)));
}
