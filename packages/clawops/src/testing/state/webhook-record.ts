/** A registered webhook as the server remembers it. */
export interface WebhookRecord {
  readonly id: string;
  readonly createdAt: number;
  url: string;
  events: readonly string[];
  active: boolean;
}
