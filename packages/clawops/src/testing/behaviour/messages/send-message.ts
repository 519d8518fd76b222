import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import { readPhoneNumber } from "../../phone-number.ts";
import type { World } from "../../state/world.ts";
import { refuseBlocked } from "../blocked/block-recipient.ts";
import { isHttpUrl } from "../is-http-url.ts";
import { alimtalkText, brandText } from "../kakao/kakao-message-text.ts";
import { checkKakaoMessage, checkKakaoType } from "./check-kakao-message.ts";
import { checkNight } from "./check-night.ts";
import { checkSendRate } from "./check-send-rate.ts";
import { checkTextMessage } from "./check-text-message.ts";
import { dispatchMessage } from "./message-lifecycle.ts";
import { type MessageContent, readMessage } from "./read-message.ts";
import { showMessage } from "./show-message.ts";

/** Takes a message: 201 means accepted. The same IdempotencyKey again gives the first answer, whatever else was sent. */
export function sendMessage(world: World, { body }: ApiRequest): Answer {
  const key = body["IdempotencyKey"];
  const first = typeof key === "string" ? world.firstAnswers.get(key) : undefined;
  if (first !== undefined) return json(201, first);
  const content = readMessage(body);
  content.mediaUrl.forEach((url, index) => {
    if (!isHttpUrl(url)) throw invalid([issue(`/body/MediaUrl/${index}`, "format", 'must match format "uri"')]);
  });
  checkKakaoType(content);
  const to = recipientOf(body["To"]);
  const from = senderOf(world, body["From"]);
  const text = textOf(world, content);
  refuseBlocked(world, "message", to);
  checkSendRate(world);
  const message = dispatchMessage(world, {
    type: content.type,
    from,
    to,
    subject: content.subject ?? null,
    body: text,
    mediaCount: content.mediaUrl.length,
  });
  const answer = showMessage(world, message);
  if (typeof key === "string") world.firstAnswers.set(key, answer);
  return json(201, answer);
}

/** Checks the content by its type; gives the text that is sent, `null` where it is a template that the account does not have. */
function textOf(world: World, content: MessageContent): string | null {
  const { type, kakao, brand } = content;
  if (type !== "ata" && type !== "bms") {
    checkTextMessage(content);
    return content.body ?? null;
  }
  checkKakaoMessage(content);
  if (kakao !== undefined) return alimtalkText(world, kakao);
  const body = brandText(world, brand ?? {});
  checkNight(world);
  return body;
}

function recipientOf(input: unknown): string {
  const reading = readPhoneNumber(String(input));
  if (reading.number !== undefined) return reading.number;
  throw refuse(400, `To is not a phone number that can be reached: ${reading.why}.`, "invalid_phone");
}

/** Of a sender only hyphens are removed. */
function senderOf(world: World, input: unknown): string {
  const from = String(input).replaceAll("-", "");
  if (!/^\d{3,12}$/.test(from)) throw refuse(400, "From must have 3 to 12 digits.", "invalid_phone");
  if (!world.numbers.owns(from)) throw refuse(400, `${from} is not a number of the account.`, "from_not_registered");
  return from;
}
