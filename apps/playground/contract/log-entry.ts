import type { TargetName } from "./status.ts";

/** Something that went over the wire, with secrets redacted before it was written down. */
export type LogEntry = HttpEntry | WebhookEntry | FrameEntry | SocketEntry;

interface EntryBase {
  /** Counts up from 1; never reused while the server runs. */
  readonly id: number;
  /** When it happened, ISO 8601. */
  readonly at: string;
  readonly target: TargetName;
}

/** One HTTP request to ClawOps with its answer. */
export interface HttpEntry extends EntryBase {
  readonly kind: "http";
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** `null` where no answer came. */
  readonly status: number | null;
  /** From the request's arrival to the end of the answer. */
  readonly durationMs: number;
  readonly request: HttpSide;
  readonly response: HttpSide | null;
  /** Why no (whole) answer came. */
  readonly error?: string;
}

/** Headers and body of one direction. */
export interface HttpSide {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: LoggedBody | null;
}

/** A webhook or status callback that the local ClawOps (or somebody else) sent to the playground's receiver. */
export interface WebhookEntry extends EntryBase {
  readonly kind: "webhook";
  readonly method: string;
  readonly path: string;
  /** What the receiver answered. */
  readonly status: number;
  /** In a few words: `message.sent`, `call.status ringing`, `not verified`. */
  readonly summary: string;
  /** The event's type; `null` where the signature was not verified. */
  readonly eventType: string | null;
  /** Why it was not verified; `null` where it was. */
  readonly problem: string | null;
  /** The body is the event's data, or the text that came where it was not verified. */
  readonly request: HttpSide;
}

/** One WebSocket message between the page and the gateway. */
export interface FrameEntry extends EntryBase {
  readonly kind: "frame";
  /** Which of the page's connections, from 1. */
  readonly connection: number;
  /** Seen from the page. */
  readonly direction: "sent" | "received";
  /** In a few words: `req sessions.list`, `res sessions.list failed`, `event chat`. */
  readonly summary: string;
  readonly bytes: number;
  readonly body: LoggedBody;
}

/** A gateway connection that was opened, was closed, or could not be opened. */
export interface SocketEntry extends EntryBase {
  readonly kind: "socket";
  readonly connection: number;
  readonly summary: string;
}

/** What was read of a body or a frame. */
export type LoggedBody =
  | { readonly type: "json"; readonly value: unknown }
  /** `cut` is true when the text is only the beginning. */
  | { readonly type: "text"; readonly text: string; readonly cut: boolean }
  | { readonly type: "binary"; readonly bytes: number };

/** A new entry before the log has numbered it. */
export type NewLogEntry =
  | WithoutId<HttpEntry>
  | WithoutId<WebhookEntry>
  | WithoutId<FrameEntry>
  | WithoutId<SocketEntry>;

type WithoutId<Entry> = Omit<Entry, "id">;
