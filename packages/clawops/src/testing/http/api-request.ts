/** A request that was let in: known operation, right key, right account, fits the schema. */
export interface ApiRequest {
  /** The values in the path, decoded: `callId`, `messageId`, … */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON object that was sent; empty where the operation takes none. Of a form with files: its fields. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The files of a form, by the name of their field. */
  readonly files: Readonly<Record<string, UploadedFile>>;
  /** What came as `Authorization: Bearer …`: a token or nonce, where the operation has one of its own. */
  readonly bearer: string | undefined;
}

/** A file of a form. */
export interface UploadedFile {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}
