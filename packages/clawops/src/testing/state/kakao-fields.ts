/** A connected Kakao channel. */
export interface KakaoChannelFields {
  /** Without `@`. */
  readonly searchId: string;
  readonly name: string;
  readonly categoryCode: string;
  readonly managerPhone: string | undefined;
  readonly connectedAt: number;
  readonly syncedAt: number | undefined;
}

/** An alimtalk template. */
export interface KakaoTemplateFields {
  readonly channelId: string;
  readonly name: string;
  readonly content: string;
  /** `APPROVED` can be sent. */
  readonly status: string;
  readonly dormant: boolean;
}

/** The template of a brand message. */
export interface KakaoBrandTemplateFields {
  readonly channelId: string;
  readonly name: string;
  readonly chatBubbleType: string;
  readonly content: string | null;
  readonly header: string | null;
}

/** An uploaded picture of brand messages. */
export interface KakaoBrandImageFields {
  readonly bubbleType: string;
  readonly slot: string;
  readonly name: string;
}

/** The code that was sent to the phone of a channel's manager. */
export interface KakaoTokenRecord {
  readonly token: string;
  readonly phoneNumber: string;
  readonly sentAt: number;
}
