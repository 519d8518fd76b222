import { restAfter, restOfFinal } from "./final-rest.ts";
import { HoldBack } from "./hold-back.ts";
import type { TextPart } from "./text-part.ts";

/** So often text may be taken back; after that no more is handed out before the end, or a stream could grow without end. */
const RESTARTS = 100;

interface Message {
  itemId: string | undefined;
  text: string;
}

/**
 * The text of a run, and the stream of it that is handed out, which ends with the final text. The gateway may take text back (its
 * model broke off and answers anew); what was handed out cannot be. If the new text begins with it, nothing shows; if not, it
 * follows after a line break. Every step costs as much as the event that it takes is long, however long the text has become.
 */
export class RunText {
  /** Called with each piece that is handed out: never an empty one, nor one that ends in white space or half a character. */
  readonly #onPiece: (piece: string) => void;
  readonly #held = new HoldBack();
  readonly #messages: Message[] = [];
  readonly #byItem = new Map<string, Message>();
  /** A message before the last one has text. */
  #hasEarlier = false;
  /** Where in `#handed` each message after the first begins. */
  #starts: number[] = [];
  #handed = "";
  /** Where in `#handed` the text that still holds begins. */
  #from = 0;
  /** What was handed out and is held back is just the text. */
  #fits = true;
  #restarts = 0;
  #lastSeq = 0;
  #hasHole = false;
  /** The last event said the message again: if it grows now, that was the next one. */
  #mayBeNext = false;

  constructor(onPiece: (piece: string) => void) {
    this.#onPiece = onPiece;
  }

  /** The text as the gateway tells it now. */
  get text(): string {
    const texts = this.#messages.map(({ text }) => text);
    return texts.filter((text) => text !== "").join("\n");
  }

  /** Everything that was handed out. */
  get handed(): string {
    return this.#handed;
  }

  /** Takes the next part. */
  add(part: TextPart): void {
    const { seq, itemId, text, delta = "" } = part;
    if (seq !== undefined && seq <= this.#lastSeq) return;
    this.#lastSeq = seq ?? this.#lastSeq;
    this.#hasHole = text === undefined && (this.#hasHole || part.afterHole === true);
    // What a delta belongs to is not known any more: a text so far, or the final one, tells what is missing.
    if (this.#hasHole) return;
    const message = itemId === undefined ? undefined : this.#byItem.get(itemId);
    const last = this.#messages.at(-1);
    if (message !== undefined && message !== last) return this.#amend(message, text ?? message.text + delta);
    if (last === undefined || (itemId !== undefined && last.itemId !== undefined && itemId !== last.itemId)) {
      return this.#begin(text ?? delta, itemId);
    }
    if (itemId !== undefined) this.#name(last, itemId);
    this.#continue(last, part);
  }

  /** Takes the final text: what was not handed out of it yet is, where it goes on from what was, and else after a line break. */
  finish(final: string): void {
    const given = this.#handed.slice(this.#from);
    const starts = this.#starts.map((start) => start - this.#from);
    this.#held.drop();
    this.#give(restOfFinal(given, starts, final) ?? `\n${final}`);
  }

  /** A part of the last message, or the next one where that has no name. */
  #continue(last: Message, part: TextPart): void {
    const { itemId, text, delta = "", replace = false, isNext = false } = part;
    const whole = text ?? (replace ? delta : last.text + delta);
    if (replace) return this.#rewrite(last, whole);
    if (text === undefined) return this.#grow(last, whole, delta);
    if ((isNext || this.#mayBeNext) && last.text !== "" && itemId === undefined) {
      this.#mayBeNext = whole === last.text;
      if (!this.#mayBeNext) this.#begin(whole, undefined);
      return;
    }
    if (whole.startsWith(last.text)) return this.#grow(last, whole, whole.slice(last.text.length));
    if (itemId !== undefined) this.#rewrite(last, whole);
    else this.#begin(whole, undefined);
  }

  #begin(text: string, itemId: string | undefined): void {
    const last = this.#messages.at(-1);
    this.#hasEarlier ||= last !== undefined && last.text !== "";
    if (last?.text === "") this.#forget(last);
    const message: Message = { itemId: undefined, text: "" };
    this.#messages.push(message);
    if (itemId !== undefined) this.#name(message, itemId);
    if (this.#fits) this.#held.drop();
    this.#grow(message, text, text);
  }

  /** One that was taken back whole, or never had any text. */
  #forget({ itemId }: Message): void {
    this.#messages.pop();
    if (itemId !== undefined) this.#byItem.delete(itemId);
  }

  #name(message: Message, itemId: string): void {
    message.itemId = itemId;
    this.#byItem.set(itemId, message);
  }

  /** The last message is now `whole`, `added` longer than it was. */
  #grow(message: Message, whole: string, added: string): void {
    const isFirst = message.text === "" && added !== "" && this.#hasEarlier;
    message.text = whole;
    if (!this.#fits) return this.#catchUp();
    if (isFirst) this.#starts.push(this.#handed.length + this.#held.length + 1);
    this.#hand(isFirst ? `\n${added}` : added);
  }

  /** The last message is now `whole`, whatever was said of it. */
  #rewrite(message: Message, whole: string): void {
    if (whole.startsWith(message.text)) return this.#grow(message, whole, whole.slice(message.text.length));
    message.text = whole;
    this.#fits = false;
    this.#catchUp();
  }

  /** A message that another one has followed already is told anew: what comes now would stand in the wrong place. */
  #amend(message: Message, whole: string): void {
    if (message.text === whole) return;
    message.text = whole;
    this.#fits = false;
    this.#restarts = RESTARTS;
  }

  /** What was handed out is not the text: goes on from it where the text has come to it again, and anew where it differs. */
  #catchUp(): void {
    if (this.#restarts >= RESTARTS) return;
    const { text } = this;
    const given = this.#handed.slice(this.#from);
    this.#held.drop();
    const rest = restAfter(given, text);
    if (rest === undefined && restAfter(text, given) !== undefined) return;
    this.#fits = true;
    if (rest !== undefined) return this.#hand(rest);
    this.#restarts += 1;
    this.#hand("\n");
    this.#from = this.#handed.length + 1;
    this.#starts = [];
    this.#hand(text);
  }

  #hand(piece: string): void {
    this.#give(this.#held.take(piece));
  }

  #give(piece: string): void {
    if (piece === "") return;
    this.#handed += piece;
    this.#onPiece(piece);
  }
}
