/** The ways of reaching somebody that can be blocked. */
export type BlockedChannel = "call" | "message" | "email";

/** Somebody who may not be reached. */
export interface BlockedRecipientFields {
  /** A number in domestic form, or an address in lower case. */
  readonly recipient: string;
  readonly channel: BlockedChannel;
  readonly source: string;
  readonly sourceRef: string | null;
  readonly note: string | null;
  readonly unblockedAt: number | undefined;
  readonly unblockedNote: string | null;
}
