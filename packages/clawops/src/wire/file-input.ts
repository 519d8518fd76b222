import { isRecord } from "@pincer/shared/internal";

/** Bytes with the name that the server is told: some uploads are judged by its ending. */
export interface NamedFile {
  /** The bytes. */
  readonly data: Blob | Uint8Array<ArrayBuffer>;
  /** With its ending: `guide.pdf`. */
  readonly filename: string;
  /**
   * The media type.
   * @default that of `data`, where it is a `Blob`
   */
  readonly contentType?: string | undefined;
}

/** A file to upload: a `File`, or bytes with a name. A `Blob` or bytes alone go out under the name of the parameter. */
export type FileInput = Blob | Uint8Array<ArrayBuffer> | NamedFile;

/** True for what can be uploaded as a file. */
export function isFile(value: unknown): value is FileInput {
  return isBytes(value) || (isRecord(value) && isBytes(value["data"]) && isName(value["filename"]));
}

/** A file as a `Blob`, and its name. */
export function readFile(file: FileInput, parameter: string): { readonly blob: Blob; readonly name: string } {
  if (file instanceof Blob) return { blob: file, name: "name" in file ? String(file.name) : parameter };
  if (file instanceof Uint8Array) return { blob: new Blob([file]), name: parameter };
  const { data, filename, contentType } = file;
  const type = contentType ?? (data instanceof Blob ? data.type : "");
  return { blob: new Blob([data], { type }), name: filename };
}

/** Without a name, a part of a form is a text and no file. */
function isName(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isBytes(value: unknown): value is Blob | Uint8Array<ArrayBuffer> {
  return value instanceof Blob || value instanceof Uint8Array;
}
