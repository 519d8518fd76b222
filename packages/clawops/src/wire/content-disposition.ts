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
  const pieces = header.matchAll(/(?:^|;)\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/g);
  for (const [, name = "", quoted, plain = ""] of pieces) {
    const key = name.toLowerCase();
    // Of escapes only these two: `"C:\calls\a.wav"` is a path. Without quotes, spaces in the middle belong to the name.
    const value = quoted?.replace(/\\(["\\])/g, "$1") ?? plain.trim().replace(/^"/, "");
    if (!params.has(key)) params.set(key, inUtf8(value));
  }
  return params;
}

/** Headers are read as Latin-1; many servers send UTF-8 all the same. */
function inUtf8(value: string): string {
  const codes = Array.from(value, (char) => char.charCodeAt(0));
  if (codes.every((code) => code < 0x80) || codes.some((code) => code > 0xff)) return value;
  try {
    const bytes = new Uint8Array(codes);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return value; // it was Latin-1
  }
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
