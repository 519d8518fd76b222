import type { ApiRequest, UploadedFile } from "../http/api-request.ts";
import { invalid, issue } from "../http/validation.ts";

/** What a file of a form may be. */
export interface FileRules {
  /** The endings of its name, without dot. */
  readonly endings: readonly string[];
  /** Bytes at most. */
  readonly max: number;
}

/** A file of a form, or a 400 that says what is wrong with it. */
export function fileOf({ files }: ApiRequest, name: string, { endings, max }: FileRules): UploadedFile {
  const path = `/body/${name}`;
  const file = files[name];
  if (file === undefined) throw invalid([issue(path, "type", "must be a file")]);
  if (file.bytes.length === 0) throw invalid([issue(path, "minLength", "must not be empty")]);
  if (file.bytes.length > max) throw invalid([issue(path, "maxLength", `must NOT have more than ${max} bytes`)]);
  if (!endings.includes(endingOf(file))) throw invalid([issue(path, "format", `must be one of ${endings.join(", ")}`)]);
  return file;
}

/** The ending of a file's name, else the second half of its type: `png`. */
export function endingOf({ filename, contentType }: UploadedFile): string {
  const ending = /\.([a-z0-9]+)$/i.exec(filename)?.[1] ?? contentType.split("/")[1]?.split(";")[0] ?? "";
  return ending.toLowerCase();
}
