/** What the server answers, before it is a `Response` or bytes on a socket. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `null`: no body. */
  readonly body: Uint8Array<ArrayBuffer> | null;
}

const encoder = new TextEncoder();

/** An answer with a JSON body. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  const body = encoder.encode(JSON.stringify(value));
  return { status, headers: { "content-type": "application/json; charset=utf-8", ...headers }, body };
}

/** An answer with a text body. */
export function text(status: number, value: string, contentType: string): Answer {
  return { status, headers: { "content-type": contentType }, body: encoder.encode(value) };
}

/** An answer with a body of any bytes. */
export function bytes(status: number, value: Uint8Array, contentType: string): Answer {
  return { status, headers: { "content-type": contentType }, body: new Uint8Array(value) };
}

/** A file to save, with its name: in ASCII, and where that is not all of it also in UTF-8 (RFC 6266). */
export function download(bytes: Uint8Array<ArrayBuffer>, contentType: string, filename: string): Answer {
  const plain = filename.replace(/[^\x20-\x7e]|["\\]/gu, "_");
  const whole = plain === filename ? "" : `; filename*=UTF-8''${percentEncoded(filename)}`;
  const disposition = `attachment; filename="${plain}"${whole}`;
  return { status: 200, headers: { "content-type": contentType, "content-disposition": disposition }, body: bytes };
}

/** Also what `encodeURIComponent` leaves and a header does not; half a surrogate pair becomes U+FFFD. */
function percentEncoded(text: string): string {
  const whole = text.replace(/\p{Surrogate}/gu, "\ufffd");
  return encodeURIComponent(whole).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** 204 without a body. */
export const noContent: Answer = { status: 204, headers: {}, body: null };

/** An error in the API's form: `{ error, code? }` and what some errors add. */
export function problem(
  status: number,
  error: string,
  code?: string,
  extra: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return json(status, { error, ...(code === undefined ? {} : { code }), ...extra }, headers);
}
