import { toCamel } from "../wire/casing.ts";
import type { WebhookEvent } from "./event-types.ts";

type Raw = Readonly<Record<string, string>>;

/** Tells what a verified form is about, and gives its fields the names that users write. */
export function toEvent(raw: Raw): WebhookEvent {
  const type = typeOf(raw);
  const data: Record<string, unknown> = Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [toCamel(name), value]),
  );
  if (type === "message.received") data["mediaUrls"] = mediaUrls(raw);
  // The types say what the API documents of each event.
  return { type, data, raw } as unknown as WebhookEvent;
}

function typeOf(raw: Raw): string {
  if ("TransferStatus" in raw) return "call.transfer";
  if ("CallStatus" in raw) return "call.status";
  const status = raw["Status"] ?? "";
  // Events of recordings and e-mail may have a status of the same name.
  const isOfOther = !("MessageId" in raw) && ("CallId" in raw || "EmailId" in raw);
  const isMessage = /^(?:sent|failed|received)$/.test(status) && !isOfOther;
  return isMessage ? `message.${status}` : "unknown";
}

function mediaUrls(raw: Raw): string[] {
  return Object.entries(raw)
    .flatMap(([name, url]) => (/^MediaUrl\d+$/.test(name) ? [{ place: Number(name.slice(8)), url }] : []))
    .sort((one, other) => one.place - other.place)
    .map(({ url }) => url);
}
