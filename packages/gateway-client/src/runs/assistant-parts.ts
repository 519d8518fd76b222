import { isRecord } from "@pincer/shared/internal";

import type { TextPart } from "./text-part.ts";

/**
 * Reads the text out of the `agent` events of one run, all of which it must see: their numbers have no holes, but where events were
 * lost, or where protocol 3 does not show those of tools (which have no text that could be missed).
 */
export class AssistantParts {
  #lastSeq = 0;
  #sawTool = false;

  /**
   * What an event says of the text, if anything.
   *
   * @param isOld true for protocol 3, which does not name the messages of a run; a message ends where a tool is used
   * @param wasMissed true where events may have been missed, for those without a number
   */
  read(payload: Readonly<Record<string, unknown>>, isOld: boolean, wasMissed: boolean): TextPart | undefined {
    const { stream, data } = payload;
    const seq = typeof payload["seq"] === "number" ? payload["seq"] : undefined;
    const afterHole = seq === undefined ? wasMissed : seq !== this.#lastSeq + 1;
    this.#lastSeq = Math.max(this.#lastSeq, seq ?? 0);
    if (stream === "tool") this.#sawTool = true;
    if (stream !== "assistant" || !isRecord(data)) return undefined;
    const text = textOf(data["text"]);
    const delta = textOf(data["delta"]);
    // Where all that is there came new, a message begins: it is compared with what its own message had before.
    const isWhole = text !== undefined && text !== "" && text === delta;
    const isNext = isWhole || (isOld && this.#sawTool && (afterHole || delta === undefined));
    this.#sawTool = false;
    return { text, delta, itemId: textOf(data["itemId"]), replace: data["replace"] === true, seq, isNext, afterHole };
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
