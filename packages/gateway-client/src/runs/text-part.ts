/** What an event says of the text of the message that is being written. */
export interface TextPart {
  /** The message so far. */
  readonly text?: string | undefined;
  /** What came new; needed where `text` is missing. */
  readonly delta?: string | undefined;
  /** The message is written anew: what was said of it before holds no longer. */
  readonly replace?: boolean;
  /** Which message it is (protocol 4); on protocol 3 one that does not go on from what was is the next. */
  readonly itemId?: string | undefined;
  /** It looks like the beginning of the next message, although it may go on from what was. */
  readonly isNext?: boolean;
  /** Events may be missing before it, so that `delta` is no proof of what the message is. */
  readonly afterHole?: boolean;
  /** The event's number in its run; one that comes late or twice is ignored. */
  readonly seq?: number | undefined;
}
