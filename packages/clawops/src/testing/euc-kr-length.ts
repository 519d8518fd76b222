/**
 * How many bytes a text takes in EUC-KR, the unit of the SMS limit: 1 per ASCII character, 2 for every other one. Characters
 * that EUC-KR does not have (they arrive as `?`) count 2 as well, so the result is never too low.
 */
export function eucKrLength(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += (character.codePointAt(0) ?? 0) <= 0x7f ? 1 : 2;
  return bytes;
}
