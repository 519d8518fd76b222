/** A downloaded file. */
export interface Download {
  /** All bytes of the file. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** The media type that the server gave, such as `audio/wav`. */
  readonly contentType: string;
  /** The server's name for it, without folders; `null` where it gave none. */
  readonly filename: string | null;
}
