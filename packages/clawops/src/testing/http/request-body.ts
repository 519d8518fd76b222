import type { UploadedFile } from "./api-request.ts";
import { parseJson } from "./parse-json.ts";

/** The body of a request, as far as it could be read. */
export type RequestBody =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "form"; readonly value: Readonly<Record<string, string>> }
  | {
      readonly kind: "multipart";
      /** Of a file: its name, type and size. */
      readonly value: Readonly<Record<string, unknown>>;
      readonly files: Readonly<Record<string, UploadedFile>>;
    }
  /** Said to be JSON and is not, or of a kind that the API does not take. */
  | { readonly kind: "broken" | "other"; readonly text: string; readonly contentType: string };

/** Reads a body by its content type. It never throws for what a client sent; a body that is cut off does. */
export async function readRequestBody(request: Request): Promise<RequestBody> {
  const contentType = request.headers.get("content-type") ?? "";
  if (/^multipart\/form-data\b/i.test(contentType)) return readMultipart(request, contentType);
  const text = await request.text();
  if (text === "") return { kind: "none" };
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return { kind: "form", value: Object.fromEntries(new URLSearchParams(text)) };
  }
  if (!/^application\/(?:[a-z0-9.-]+\+)?json\b/i.test(contentType)) return { kind: "other", text, contentType };
  try {
    return { kind: "json", value: parseJson(text) };
  } catch {
    return { kind: "broken", text, contentType };
  }
}

async function readMultipart(request: Request, contentType: string): Promise<RequestBody> {
  const copy = request.clone();
  try {
    const values: Array<[string, unknown]> = [];
    const files: Array<[string, UploadedFile]> = [];
    for (const [name, entry] of (await request.formData()).entries()) {
      if (typeof entry === "string") {
        values.push([name, entry]);
        continue;
      }
      const about = { filename: entry.name, contentType: entry.type };
      files.push([name, { ...about, bytes: new Uint8Array(await entry.arrayBuffer()) }]);
      values.push([name, { ...about, bytes: entry.size }]);
    }
    return { kind: "multipart", value: Object.fromEntries(values), files: Object.fromEntries(files) };
  } catch {
    return { kind: "broken", text: await copy.text(), contentType };
  }
}

/** The body as it is shown in the record of requests. */
export function loggedBody(body: RequestBody): unknown {
  if (body.kind === "none") return undefined;
  return "value" in body ? body.value : body.text;
}
