/** Something that waits to be sent. */
export interface QueuedText<Tag> {
  readonly text: string;
  /** Whatever tells the owner which one this is. */
  readonly tag: Tag;
}

/** Keeps what cannot be sent yet, up to a number of bytes. */
export class SendQueue<Tag> {
  readonly #limitBytes: number;
  #items: Array<QueuedText<Tag> & { readonly bytes: number }> = [];
  #bytes = 0;

  /** @param limitBytes UTF-8 bytes that may wait at once */
  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** UTF-8 bytes that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many wait. */
  get size(): number {
    return this.#items.length;
  }

  /** False, and nothing kept, where it would go over the limit: an error for that caller, not for those who wait. */
  add(text: string, tag: Tag): boolean {
    const bytes = byteLength(text);
    if (this.#bytes + bytes > this.#limitBytes) return false;
    this.#items.push({ text, tag, bytes });
    this.#bytes += bytes;
    return true;
  }

  /** Takes one back that was not sent; false where it is not there. */
  remove(tag: Tag): boolean {
    const index = this.#items.findIndex((item) => item.tag === tag);
    const [item] = index < 0 ? [] : this.#items.splice(index, 1);
    this.#bytes -= item?.bytes ?? 0;
    return item !== undefined;
  }

  /** Empties the queue and gives what waited, oldest first. */
  take(): Array<QueuedText<Tag>> {
    const items = this.#items;
    this.#items = [];
    this.#bytes = 0;
    return items.map(({ text, tag }) => ({ text, tag }));
  }
}

/** The size of a text in UTF-8, without making the bytes. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(index + 1))) {
      bytes += 4;
      index += 1;
    } else bytes += 3; // a lone surrogate is sent as U+FFFD, three bytes too
  }
  return bytes;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
