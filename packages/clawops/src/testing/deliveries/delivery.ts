/** What the server sends to a receiver. */
export interface OutgoingWebhook {
  /** The account event (`message.sent`), or `call.status` and `call.transfer` for status callbacks of calls. */
  readonly event: string;
  readonly url: string;
  /** The fields of the form. */
  readonly params: Readonly<Record<string, string>>;
  /** The registered webhook; `undefined` for a status callback. */
  readonly webhookId?: string | undefined;
}

/** A webhook and what became of it. */
export interface Delivery extends OutgoingWebhook {
  readonly id: string;
  readonly status: "pending" | "delivered" | "failed";
  /** How often it was tried, from 1 once the first try has begun. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** What the receiver answered last; `null` where it did not. */
  readonly responseStatus: number | null;
  readonly responseBody: string | null;
  readonly responseTimeMs: number | null;
  readonly createdAt: string;
  /** When it was delivered or given up. */
  readonly completedAt: string | null;
}
