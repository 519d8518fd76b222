/**
 * The file name of a `Content-Disposition` header (RFC 6266): `filename*` in UTF-8 or Latin-1 before `filename`, quoted or
 * plain; `null` where there is none. Folders are cut off: the name is safe to put behind a folder of one's own.
 */
export function fileNameOf(header: string | null | undefined): string | null {
  if (header === null || header === undefined) return null;
  const name = extended(header) ?? plain(header);
  const last = Array.from(name?.split(/[/\\]/).at(-1) ?? "")
    .filter((char) => char >= " " && char !== "\u007f")
    .join("")
    .trim();
  return last === "" || last === "." || last === ".." ? null : last;
}

/** `filename*=UTF-8''%EC%95%88.wav` */
function extended(header: string): string | undefined {
  const match = /(?:^|;)\s*filename\*\s*=\s*([\w-]+)'[^']*'([^;\s]+)/i.exec(header);
  if (match === null) return undefined;
  const [, charset = "", encoded = ""] = match;
  const bytes: number[] = [];
  for (const piece of encoded.match(/%[0-9a-f]{2}|[^%]|%/gi) ?? []) {
    bytes.push(piece.length === 3 ? Number.parseInt(piece.slice(1), 16) : piece.charCodeAt(0));
  }
  try {
    return new TextDecoder(charset, { fatal: true }).decode(new Uint8Array(bytes));
  } catch {
    return undefined; // an unknown charset or broken bytes: the plain name is better
  }
}

/** `filename="a \"b\".wav"` or `filename=a.wav` */
function plain(header: string): string | undefined {
  const match = /(?:^|;)\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header);
  return match?.[1]?.replace(/\\(.)/g, "$1") ?? match?.[2];
}
