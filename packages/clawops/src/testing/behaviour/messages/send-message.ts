import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import { readPhoneNumber } from "../../phone-number.ts";
import type { World } from "../../state/world.ts";
import { isHttpUrl } from "../is-http-url.ts";
import { checkKakaoMessage, checkKakaoType } from "./check-kakao-message.ts";
import { checkSendRate } from "./check-send-rate.ts";
import { checkTextMessage } from "./check-text-message.ts";
import { dispatchMessage } from "./message-lifecycle.ts";
import { readMessage } from "./read-message.ts";
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
  const isKakao = content.type === "ata" || content.type === "bms";
  if (isKakao) checkKakaoMessage(content);
  else checkTextMessage(content);
  checkSendRate(world);
  const message = dispatchMessage(world, {
    type: content.type,
    from,
    to,
    subject: content.subject ?? null,
    body: content.body ?? null, // the text of a Kakao template is not known here
    mediaCount: content.mediaUrl.length,
  });
  const answer = showMessage(world, message);
  if (typeof key === "string") world.firstAnswers.set(key, answer);
  return json(201, answer);
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
