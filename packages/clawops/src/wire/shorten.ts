/** The first line of a text, cut with a mark where it is longer than `max` characters. */
export function shorten(text: string, max: number): string {
  const [line = ""] = text.trim().split(/[\r\n]/, 1);
  return line.length > max ? `${line.slice(0, max)}…` : line;
}
