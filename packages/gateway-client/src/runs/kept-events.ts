/** Events that are kept for readers who are late or slow; the oldest go first. */
const EVENT_LIMIT = 10_000;
/** Characters in them: an event of a long text has all of it. */
const SIZE_LIMIT = 16 * 1024 * 1024;

/** Whether the oldest of so many events, with so many characters in all of them, must go. The newest always stays. */
export function isTooMuch(count: number, size: number): boolean {
  return count > EVENT_LIMIT || (size > SIZE_LIMIT && count > 1);
}
