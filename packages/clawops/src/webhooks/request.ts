/** The headers of a request: `Headers`, or an object with names in any case, as Node has it. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request as Node's frameworks have it. Requests of Express and Fastify fit as they are. */
export interface NodeWebhookRequest {
  /** `POST` for what is signed. */
  readonly method?: string | undefined;
  /** Absolute, or from the path on: then the host is the header's, and the scheme `https`, on a loopback host `http`. */
  readonly url?: string | undefined;
  /** Wins over `url`, which Express shortens inside routers. */
  readonly originalUrl?: string | undefined;
  /** `Headers`, or an object with the names in any case. */
  readonly headers: WebhookHeaders;
  /** The body as it came (text, bytes), or the form parsed to an object of strings. */
  readonly body?: unknown;
}

/** What `unwrapWebhook` takes: a Fetch `Request` with an unread body, or a request of a Node framework. */
export type WebhookRequest = Request | NodeWebhookRequest;

/** Gives the value of a header by its lower-case name. */
export type HeaderReader = (name: string) => string | undefined;

/** True for a Fetch `Request`, of whatever make. */
export function isFetchRequest(request: WebhookRequest): request is Request {
  return "bodyUsed" in request;
}

/** Reads headers of either form. */
export function headerReader(headers: WebhookHeaders): HeaderReader {
  if (typeof headers.get === "function") return (name) => (headers as Headers).get(name) ?? undefined;
  const entries = Object.entries(headers as Readonly<Record<string, string | readonly string[] | undefined>>);
  const values = new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => {
    // HTTP/2 has the host under another name.
    const value = values.get(name) ?? (name === "host" ? values.get(":authority") : undefined);
    return value === undefined ? undefined : String(value);
  };
}
