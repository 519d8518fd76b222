/** A piece of JSON text with what it is. */
export interface JsonToken {
  readonly kind: "key" | "string" | "number" | "word" | "other";
  readonly text: string;
}

/** Strings (a key when a colon follows), numbers, true/false/null. */
const pattern = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)/g;

/** Cuts JSON text into pieces to color; joined they are the text. */
export function highlightJson(json: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  let end = 0;
  for (const match of json.matchAll(pattern)) {
    const [whole, string, colon, number] = match;
    if (match.index > end) tokens.push({ kind: "other", text: json.slice(end, match.index) });
    if (string !== undefined) {
      tokens.push({ kind: colon === undefined ? "string" : "key", text: string });
      if (colon !== undefined) tokens.push({ kind: "other", text: colon });
    } else tokens.push({ kind: number === undefined ? "word" : "number", text: whole });
    end = match.index + whole.length;
  }
  if (end < json.length) tokens.push({ kind: "other", text: json.slice(end) });
  return tokens;
}
