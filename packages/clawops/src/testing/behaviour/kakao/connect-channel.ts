import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import { readPhoneNumber } from "../../phone-number.ts";
import type { World } from "../../state/world.ts";
import { maskPhone } from "./kakao-text.ts";
import { showChannel } from "./show-kakao.ts";

/** How long Kakao waits before it sends another code for the same channel. */
const RETRY_AFTER_MS = 60_000;

/** Sends a code to the phone of the channel's manager. */
export function requestKakaoChannelToken(world: World, { body }: ApiRequest): Answer {
  const [searchId, phoneNumber] = [searchIdOf(body["searchId"]), managerOf(body["phoneNumber"])];
  const now = world.clock.now();
  const last = world.kakaoTokens.get(searchId);
  if (last !== undefined && now < last.sentAt + RETRY_AFTER_MS) {
    const retryAfterSeconds = Math.ceil((last.sentAt + RETRY_AFTER_MS - now) / 1000);
    throw refuse(429, "A code was sent a moment ago.", "KAKAO_RATE_LIMITED", { retryAfterSeconds });
  }
  world.kakaoTokens.set(searchId, { token: world.ids.next("").slice(-6), phoneNumber, sentAt: now });
  const phoneNumberMasked = maskPhone(phoneNumber);
  return json(202, { requested: true, searchId, phoneNumberMasked, retryAfterSeconds: RETRY_AFTER_MS / 1000 });
}

/** Connects a channel with the code: 201, or 200 where it is connected. A wrong code uses the right one up. */
export function createKakaoChannel(world: World, { body }: ApiRequest): Answer {
  const [searchId, phoneNumber] = [searchIdOf(body["searchId"]), managerOf(body["phoneNumber"])];
  const there = world.kakaoChannels.all().find((channel) => channel.searchId === searchId);
  if (there !== undefined) return json(200, showChannel(there));
  const sent = world.kakaoTokens.get(searchId);
  world.kakaoTokens.delete(searchId);
  if (sent === undefined || sent.token !== body["token"] || sent.phoneNumber !== phoneNumber) {
    throw refuse(422, "The token is not the one that Kakao sent. Ask for a new one.", "KAKAO_TOKEN_INVALID");
  }
  const channel = world.kakaoChannels.add({
    searchId,
    name: searchId,
    categoryCode: String(body["categoryCode"]),
    managerPhone: phoneNumber,
    connectedAt: world.clock.now(),
    syncedAt: undefined,
  });
  return json(201, showChannel(channel));
}

/** A search id without its `@`. */
function searchIdOf(value: unknown): string {
  const searchId = String(value).trim().replace(/^@/, "");
  if (searchId === "") throw invalid([issue("/body/searchId", "minLength", "must NOT have fewer than 1 characters")]);
  return searchId;
}

function managerOf(value: unknown): string {
  const reading = readPhoneNumber(value);
  if (reading.number !== undefined) return reading.number;
  throw invalid([issue("/body/phoneNumber", "format", `must be a phone number: ${reading.why}`)]);
}
