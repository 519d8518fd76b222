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
  /** The event's number in its run; one that comes late or twice is ignored. */
  readonly seq?: number | undefined;
}

/**
 * The text of a run, and the stream of it that is handed out. The gateway may take text back (its model broke off and answers
 * anew); what was handed out cannot be. If the new text begins with it, nothing shows; if not, it follows after a line break.
 * Every step costs as much as the event that it takes is long, however long the text has become.
 */
export class RunText {
  /** Called with each piece that is handed out; never with an empty one. */
  readonly #onPiece: (piece: string) => void;
  /** The messages that are complete, joined with a line break. */
  #done = "";
  #current = "";
  #itemId: string | undefined;
  #lastSeq = 0;
  /** What was handed out of the text that still holds; `undefined` where that is just the text. */
  #given: string | undefined;

  constructor(onPiece: (piece: string) => void) {
    this.#onPiece = onPiece;
  }

  /** The text as the gateway tells it now. */
  get text(): string {
    return join(this.#done, this.#current);
  }

  /** Takes the next part. */
  add(part: TextPart): void {
    const { seq = Infinity, itemId, delta = "", replace = false } = part;
    if (seq <= this.#lastSeq) return;
    if (seq !== Infinity) this.#lastSeq = seq;
    const isOther = itemId !== undefined && this.#itemId !== undefined && itemId !== this.#itemId;
    this.#itemId = itemId ?? this.#itemId;
    if (!isOther && !replace && part.text === undefined) return this.#grow(this.#current + delta, delta);
    // The text so far is in nearly every event, so that nothing is missing where events were.
    const whole = part.text ?? delta;
    if (!isOther && whole.startsWith(this.#current)) return this.#grow(whole, whole.slice(this.#current.length));
    const before = this.text;
    const isNext = isOther || (itemId === undefined && !replace);
    if (!isNext) this.#given ??= before;
    else this.#done = before;
    this.#current = isNext ? "" : whole;
    if (isNext) this.#grow(whole, whole);
    else this.#catchUp();
  }

  /**
   * Takes the final text: what was not handed out of it yet is, where it goes on from what was. A text that has nothing to do with
   * it is handed out, after a line break, where events were missed, or where what was handed out was taken back.
   */
  finish(final: string, wasMissed: boolean): void {
    const given = this.#given ?? this.text;
    const ofLast = this.#given === undefined && this.#current !== "" ? restAfter(this.#current, final) : undefined;
    const rest = restAfter(given, final) ?? ofLast;
    if (rest !== undefined) return this.#hand(rest);
    const isMissing = wasMissed ? !squeezed(given).endsWith(squeezed(final)) : this.#given !== undefined;
    if (isMissing && final !== "") this.#hand(`\n${final}`);
  }

  /** The message is now `whole`, `added` longer than it was. */
  #grow(whole: string, added: string): void {
    const isFirst = this.#current === "" && this.#done !== "" && added !== "";
    this.#current = whole;
    if (this.#given === undefined) this.#hand(isFirst ? `\n${added}` : added);
    else this.#catchUp();
  }

  /** What was handed out is not the text: goes on from it where the text has come to it again, and anew where it differs. */
  #catchUp(): void {
    const { text } = this;
    const given = this.#given ?? "";
    if (given.length > text.length && given.startsWith(text)) return;
    this.#given = undefined;
    this.#hand(text.startsWith(given) ? text.slice(given.length) : `\n${text}`);
  }

  #hand(piece: string): void {
    if (piece !== "") this.#onPiece(piece);
  }
}

function join(done: string, current: string): string {
  return done === "" || current === "" ? done + current : `${done}\n${current}`;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

/** What of `final` comes after `given`, whatever white space either has; `undefined` where it does not begin with that. */
function restAfter(given: string, final: string): string | undefined {
  if (final.startsWith(given)) return final.slice(given.length);
  let at = 0;
  for (const unit of squeezed(given)) {
    while (at < final.length && /\s/.test(final.charAt(at))) at += 1;
    if (!final.startsWith(unit, at)) return undefined;
    at += unit.length;
  }
  return final.slice(at).trim() === "" ? "" : final.slice(at);
}
