/**
 * The file name of a `Content-Disposition` header (RFC 6266): `filename*` in UTF-8 or Latin-1 before `filename`, quoted or
 * plain; `null` where there is none. Folders are cut off: the name is safe to put behind a folder of one's own.
 */
export function fileNameOf(header: string | null | undefined): string | null {
  if (header === null || header === undefined) return null;
  const params = paramsOf(header);
  const name = extended(params.get("filename*")) ?? params.get("filename");
  const last = Array.from(name?.split(/[/\\]/).at(-1) ?? "")
    .filter((char) => char >= " " && char !== "\u007f")
    .join("")
    .trim();
  return last === "" || last === "." || last === ".." ? null : last;
}

/** The parameters of a header by their names in lower case; of two with one name the first. What is quoted may hold a semicolon. */
function paramsOf(header: string): Map<string, string> {
  const params = new Map<string, string>();
  const pieces = header.matchAll(/(?:^|;)\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/g);
  for (const [, name = "", quoted, token = ""] of pieces) {
    const key = name.toLowerCase();
    if (!params.has(key)) params.set(key, quoted?.replace(/\\(.)/g, "$1") ?? token);
  }
  return params;
}

/** `UTF-8''%EC%95%88.wav` */
function extended(value: string | undefined): string | undefined {
  const match = /^([\w-]+)'[^']*'(.+)$/.exec(value ?? "");
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
