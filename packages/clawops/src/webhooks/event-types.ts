import type { OpenUnion } from "@pincer/shared";

/** The fields of every message event. All values are the form's strings. */
export interface MessageEventData {
  /** The message, as `messages.get` takes it. */
  readonly messageId: string;
  /** The account that the message belongs to. */
  readonly accountId: string;
  /** Who sent it. */
  readonly from: string;
  /** Who it was sent to. */
  readonly to: string;
  /** Whether the account sent it or received it. */
  readonly direction: OpenUnion<"outbound" | "inbound">;
  /** What kind of message it is. */
  readonly type: OpenUnion<"sms" | "lms" | "mms">;
  /** What the event is about. */
  readonly status: OpenUnion<"sent" | "failed" | "received">;
  /** ISO 8601. */
  readonly timestamp: string;
}

/** A message that came in. Its `mediaUrl0`, `mediaUrl1`, … are in `mediaUrls` too. */
export interface MessageReceivedData extends MessageEventData {
  /** Empty if there is none. */
  readonly subject: string;
  /** Empty if there is none. */
  readonly body: string;
  /** A number, as text. */
  readonly numMedia: string;
  /** Absolute URLs in their order, empty if there are none. They need the API key: `client.messages.downloadMedia`. */
  readonly mediaUrls: readonly string[];
}

/** A step of a call. The API's documents do not list all fields; the others are in `raw` as well. */
export interface CallStatusData {
  /** The call, as `calls.get` takes it. */
  readonly callId: string;
  /** How far the call is, or how it ended. */
  readonly callStatus: OpenUnion<
    "queued" | "ringing" | "in-progress" | "completed" | "failed" | "busy" | "no-answer" | "canceled" | "rejected"
  >;
  /** Who calls. */
  readonly from?: string;
  /** Who is called. */
  readonly to?: string;
  /** Whether the account calls or is called. */
  readonly direction?: OpenUnion<"outbound" | "inbound">;
  /** On `completed`, for calls with machine detection. */
  readonly answeredBy?: string;
}

/** A step of a transfer. The same end may be told twice: tell them apart by `callId`, `transferSequence` and `transferStatus`. */
export interface CallTransferData {
  /** The call, as `calls.get` takes it. */
  readonly callId: string;
  /** How far the transfer is, or how it ended. */
  readonly transferStatus: OpenUnion<
    "initiated" | "connected" | "completed" | "failed" | "no-answer" | "busy" | "canceled" | "interrupted"
  >;
  /** A number, as text. */
  readonly transferSequence: string;
  /** Where the call is transferred to. */
  readonly transferTo: string;
  /** `blind`, `warm`, … */
  readonly transferMode: string;
  /** Seconds, as text; when the transfer has ended. */
  readonly transferDuration?: string;
  /** Absent if unknown. */
  readonly transferReason?: string;
  /** JSON as text, as it came: `JSON.parse` it. */
  readonly transferContext?: string;
  /** Of transfers that were asked for over the API. */
  readonly requestId?: string;
  /** Who called. */
  readonly from: string;
  /** Who was called. */
  readonly to: string;
  /** Whether the account called or was called. */
  readonly direction: OpenUnion<"outbound" | "inbound">;
}

interface EventOf<Type extends string, Data> {
  /** Which event it is. There is no name on the wire: it follows from the fields. */
  readonly type: Type;
  /** The fields with names in camelCase. Also those that this version does not know. */
  readonly data: Data;
  /** The fields as received. */
  readonly raw: Readonly<Record<string, string>>;
}

/**
 * No event has such a type: it keeps the union open, so that a later version can tell more events apart. Not `string`, for then
 * a comparison with a known type would not narrow.
 */
type LaterType = `later version: ${string}`;

/** A message was handed to the carrier (`Status` is `sent`). */
export type MessageSentEvent = EventOf<"message.sent", MessageEventData>;
/** A message could not be sent (`Status` is `failed`). The API does not say why. */
export type MessageFailedEvent = EventOf<"message.failed", MessageEventData>;
/** A message came in (`Status` is `received`). */
export type MessageReceivedEvent = EventOf<"message.received", MessageReceivedData>;
/** A step of a call (there is a `CallStatus`). */
export type CallStatusEvent = EventOf<"call.status", CallStatusData>;
/** A step of a transfer (there is a `TransferStatus`). */
export type CallTransferEvent = EventOf<"call.transfer", CallTransferData>;
/** Anything else that is signed. Later versions may give it a type of its own: keep a `default` in a `switch`. */
export type OtherWebhookEvent = EventOf<"unknown" | LaterType, Readonly<Record<string, string>>>;

/** A verified webhook, told apart by `type`. */
export type WebhookEvent =
  | MessageSentEvent
  | MessageFailedEvent
  | MessageReceivedEvent
  | CallStatusEvent
  | CallTransferEvent
  | OtherWebhookEvent;
