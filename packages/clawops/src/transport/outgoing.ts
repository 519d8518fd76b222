/** What one attempt sends. */
export interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
  readonly redirect: "manual" | "follow";
  readonly signal: AbortSignal;
}
