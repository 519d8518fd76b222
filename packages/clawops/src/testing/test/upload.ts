import { account, apiKey, type Json, type LocalApi, type Reply } from "./local-api.ts";

/** Sends a form with one file. */
export async function upload(
  { api }: LocalApi,
  path: string,
  field: string,
  file: { readonly name: string; readonly content: string | Uint8Array<ArrayBuffer> },
  fields: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append(field, new Blob([file.content]), file.name);
  const headers = { authorization: `Bearer ${apiKey}` };
  const response = await api.fetch(api.url + account + path, { method: "POST", headers, body: form });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}
