import { describeThrown } from "@pincer/shared/internal";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { isFile, readFile } from "./file-input.ts";
import { methodLabel } from "./method-label.ts";
import { toText } from "./to-text.ts";

/** A body and its media type. Encoded once, so that every attempt sends the same bytes. */
export interface EncodedBody {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** @throws {ClawOpsError} where a value cannot be JSON (a BigInt, a cycle) */
export function encodeJson(fields: Record<string, unknown>, method: string): EncodedBody {
  try {
    return { body: JSON.stringify(fields), contentType: "application/json" };
  } catch (cause) {
    const message = `${methodLabel(method)}: the parameters cannot be turned into JSON (${describeThrown(cause)}).`;
    throw new ClawOpsError(message, { kind: "invalid-argument", cause });
  }
}

/** The fields as a multipart form. Files keep their name. */
export async function encodeForm(fields: Record<string, unknown>): Promise<EncodedBody> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (isFile(value)) {
      const { blob, name: fileName } = readFile(value, name);
      form.append(name, blob, fileName);
    } else if (value !== null) form.append(name, toText(value));
  }
  const response = new Response(form);
  const contentType = response.headers.get("content-type") ?? "multipart/form-data";
  return { body: new Uint8Array(await response.arrayBuffer()), contentType };
}
