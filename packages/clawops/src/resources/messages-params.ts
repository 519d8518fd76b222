import type * as wire from "../generated/types.ts";

/** Parameters that a kind of message does not have. */
type Without<Names extends string> = { readonly [Name in Names]?: undefined };

interface MessageBase {
  /** A Korean number, as `01012345678`, with hyphens or with `+82`. */
  readonly to: string;
  /** A number of the account. */
  readonly from: string;
  /**
   * Makes the server know a repetition: a second request with the same key gives the first one's message, whatever else is in it, and a
   * key never expires. 1 to 255 characters. Pass your own where you may repeat the call yourself.
   * @default a random one, the same on every attempt of the call
   */
  readonly idempotencyKey?: string | undefined;
}

/** An SMS, LMS or MMS. */
export interface TextMessageParams extends MessageBase, Without<"kakao" | "brand" | "fallback"> {
  /** The text. More than 90 bytes of EUC-KR (45 Hangul) is an LMS, of at most 2,000 characters. */
  readonly body: string;
  /** Leave it out and the server picks by length and media; an `sms` that is too long may arrive cut. */
  readonly type?: "sms" | "lms" | "mms" | undefined;
  /** LMS and MMS only. */
  readonly subject?: string | undefined;
  /** At most 3: jpg, jpeg, png or bmp of up to 300 KB each. */
  readonly mediaUrl?: readonly string[] | undefined;
}

/** An alimtalk: an approved template, filled in. */
export interface KakaoMessageParams extends MessageBase, Without<"body" | "subject" | "mediaUrl" | "brand"> {
  /** The channel, the template and its variables. */
  readonly kakao: wire.MessageCreateKakao;
  /** May be left out: `kakao` says it. */
  readonly type?: "ata" | undefined;
  /** The text message that is sent where KakaoTalk does not reach. */
  readonly fallback?: wire.MessageCreateFallback | undefined;
}

type BrandBase = Pick<wire.MessageCreateBrand, "channelId">;

/** A brand message's content: a template, or a bubble of one's own in Kakao's camelCase spelling. */
export type BrandContent =
  | (BrandBase & {
      readonly templateId: string;
      readonly variables?: wire.MessageCreateBrand["variables"];
      readonly free?: undefined;
    })
  | (BrandBase & {
      readonly free: Readonly<Record<string, unknown>>;
      readonly templateId?: undefined;
      readonly variables?: undefined;
    });

/** A Kakao brand message. Not sent from 20:50 to 08:00 in Korea. */
export interface BrandMessageParams extends MessageBase, Without<"body" | "subject" | "mediaUrl" | "kakao"> {
  /** The channel, and a template or a bubble of your own. */
  readonly brand: BrandContent;
  /** May be left out: `brand` says it. */
  readonly type?: "bms" | undefined;
  /** The text message that is sent where KakaoTalk does not reach. */
  readonly fallback?: wire.MessageCreateFallback | undefined;
}

/** Parameters of `messages.create`: a text, `kakao` or `brand`. Source: ClawOps API 1.3.2, sendMessage. */
export type MessageCreateParams = TextMessageParams | KakaoMessageParams | BrandMessageParams;
