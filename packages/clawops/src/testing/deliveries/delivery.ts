/** What the server sends to a receiver. */
export interface OutgoingWebhook {
  /** The account event (`message.sent`), or `call.status` and `call.transfer` for status callbacks of calls. */
  readonly event: string;
  /** Where it is sent. */
  readonly url: string;
  /** The fields of the form. */
  readonly params: Readonly<Record<string, string>>;
  /** The registered webhook; `undefined` for a status callback. */
  readonly webhookId?: string | undefined;
}

/** A webhook and what became of it. */
export interface Delivery extends OutgoingWebhook {
  /** The id of the delivery; in the logs of a webhook it is `id` too. */
  readonly id: string;
  /** `pending` while it is on its way or waits to be tried again. */
  readonly status: "pending" | "delivered" | "failed";
  /** How often it was tried, from 1 once the first try has begun. */
  readonly attempt: number;
  /** How often it is tried at most. */
  readonly maxAttempts: number;
  /** What the receiver answered last; `null` where it did not. */
  readonly responseStatus: number | null;
  /** What the receiver wrote last, or why it did not answer; `null` before. */
  readonly responseBody: string | null;
  /** How long the last answer took, in milliseconds; `null` where there was none. */
  readonly responseTimeMs: number | null;
  /** When it was due, ISO 8601. */
  readonly createdAt: string;
  /** When it was delivered or given up. */
  readonly completedAt: string | null;
}
