const seoulOffsetMs = 9 * 60 * 60 * 1000;

/** The minute of the day in Seoul, which has had no summer time since 1988: 0 to 1439. */
export function seoulMinute(time: number): number {
  return Math.floor((time + seoulOffsetMs) / 60_000) % 1440;
}
