import { type Answer, download, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { pageOf } from "../../http/page-of.ts";
import { refuse } from "../../http/refusal.ts";
import { pixelJpeg } from "../../media/pixel-jpeg.ts";
import { readPhoneNumber } from "../../phone-number.ts";
import type { MessageRecord } from "../../state/message-record.ts";
import type { World } from "../../state/world.ts";
import { showMessage } from "./show-message.ts";

/** Messages that pass every filter, newest first. */
export function listMessages(world: World, { query }: ApiRequest): Answer {
  const [type, status, given] = [query.get("type"), query.get("status"), query.get("number")];
  const number = given === null ? null : (readPhoneNumber(given).number ?? given);
  const rows = [...world.messages.values()]
    .toReversed()
    .filter((message) => type === null || message.type === type)
    .filter((message) => status === null || message.status === status)
    .filter((message) => number === null || message.from === number || message.to === number);
  return pageOf(
    query,
    rows.map((message) => showMessage(world, message)),
  );
}

/** One message. */
export function getMessage(world: World, request: ApiRequest): Answer {
  return json(200, showMessage(world, findMessage(world, request)));
}

/** A picture of a message. The server does not fetch what was sent: every picture is a single white pixel. */
export function getMessageMedia(world: World, request: ApiRequest): Answer {
  const message = findMessage(world, request);
  const index = request.path["index"] ?? "";
  if (!/^\d+$/.test(index) || Number(index) >= message.mediaCount) {
    throw refuse(404, `Message ${message.id} has no media ${index}.`);
  }
  return download(pixelJpeg(), "image/jpeg", `${message.id}-${index}.jpg`);
}

function findMessage(world: World, { path }: ApiRequest): MessageRecord {
  const messageId = path["messageId"] ?? "";
  const message = world.messages.get(messageId);
  if (message === undefined) throw refuse(404, `Message not found: ${messageId}.`);
  return message;
}
