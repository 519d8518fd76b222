/** A template that Kakao knows. */
export interface SimulatedTemplate {
  /** The id of its channel, as `kakao.channels.list()` has it. */
  readonly channelId: string;
  /** @default made by the server */
  readonly id?: string | undefined;
  /** @default "template" */
  readonly name?: string | undefined;
  /** The text, with variables as `#{name}`. */
  readonly content: string;
  /**
   * How far Kakao's review is: `APPROVED` can be sent, all else is refused with `kakao_template_not_approved`.
   * @default "APPROVED"
   */
  readonly status?: string | undefined;
  /**
   * Not used for long, and refused with `kakao_template_dormant`.
   * @default false
   */
  readonly dormant?: boolean | undefined;
}

/** A template of brand messages. */
export interface SimulatedBrandTemplate {
  /** The id of its channel, as `kakao.channels.list()` has it. */
  readonly channelId: string;
  /** @default made by the server */
  readonly id?: string | undefined;
  /** @default "template" */
  readonly name?: string | undefined;
  /** @default "TEXT" */
  readonly chatBubbleType?: string | undefined;
  /** The text, with variables as `#{name}`. @default null */
  readonly content?: string | null | undefined;
  /** @default null */
  readonly header?: string | null | undefined;
}
